import { getHealth } from '../../domain/get-health';
import type { WireCall, WireRoute } from '../wire-app';
import { CLUSTER_NAME, describeNode, ELASTIC_VERSION, NODE_ID, NODE_NAME, uuid } from './elastic-identity';
import { elasticJson } from './elastic-json';

const answer = (body: (call: WireCall) => unknown) => (call: WireCall) =>
  elasticJson(call.request, body(call));

/** What clients ask of the cluster before they write, and to find its nodes. */
export const CLUSTER_ROUTES: readonly WireRoute[] = [
  { method: 'GET', path: '/', handle: answer(describeNode) },
  { method: 'GET', path: '/_cluster/health', handle: health },
  { method: 'GET', path: '/_cluster/health/:index', handle: health },
  { method: 'GET', path: '/_cluster/settings', handle: answer(() => ({ persistent: {}, transient: {} })) },
  { method: 'GET', path: '/_license', handle: answer(describeLicense) },
  { method: 'GET', path: '/_xpack', handle: answer(describeFeatures) },
  { method: 'GET', path: '/_security/_authenticate', handle: answer(describeCaller) },
  { method: 'GET', path: '/_ilm/status', handle: answer(() => ({ operation_mode: 'STOPPED' })) },
  { method: 'GET', path: '/_nodes', handle: answer(describeNodes) },
  { method: 'GET', path: '/_nodes/stats', handle: answer(nodeStats) },
  { method: 'GET', path: '/_nodes/*filter', handle: answer(describeNodes) },
];

/** `green` while the database answers; `red` when it does not, for then nothing can be written or read. */
export async function clusterHealth({ ctx }: Pick<WireCall, 'ctx'>) {
  const { status } = await getHealth(ctx);
  return {
    cluster_name: CLUSTER_NAME,
    status: status === 'ok' ? ('green' as const) : ('red' as const),
    timed_out: false,
    number_of_nodes: 1,
    number_of_data_nodes: 1,
    active_primary_shards: 1,
    active_shards: 1,
    relocating_shards: 0,
    initializing_shards: 0,
    unassigned_shards: 0,
    delayed_unassigned_shards: 0,
    number_of_pending_tasks: 0,
    number_of_in_flight_fetch: 0,
    task_max_waiting_in_queue_millis: 0,
    active_shards_percent_as_number: 100,
  };
}

async function health(call: WireCall): Promise<Response> {
  return elasticJson(call.request, await clusterHealth(call));
}

function describeLicense() {
  return {
    license: {
      status: 'active',
      uid: uuid('license'),
      type: 'basic',
      issue_date: '2025-01-01T00:00:00.000Z',
      issue_date_in_millis: 1_735_689_600_000,
      max_nodes: null,
      issued_to: CLUSTER_NAME,
      issuer: 'elasticsearch',
      start_date_in_millis: -1,
    },
  };
}

/** Beats of version 7 look for `ilm` here. */
function describeFeatures() {
  const on = { available: true, enabled: true };
  const off = { available: false, enabled: false };
  return {
    build: { hash: describeNode().version.build_hash, date: describeNode().version.build_date },
    license: { uid: uuid('license'), type: 'basic', mode: 'basic', status: 'active' },
    features: { data_streams: on, ilm: on, ml: off, monitoring: off, security: off, watcher: off },
    tagline: 'You know, for X',
  };
}

/** Nobody logs in until access control is set up. */
function describeCaller() {
  return {
    username: 'anonymous',
    roles: ['superuser'],
    full_name: null,
    email: null,
    metadata: {},
    enabled: true,
    authentication_realm: { name: 'anonymous', type: 'anonymous' },
    lookup_realm: { name: 'anonymous', type: 'anonymous' },
    authentication_type: 'anonymous',
  };
}

/**
 * One node. Its address is the one the caller used, so that clients that look for nodes come back here; under
 * /elasticsearch none is given, because such clients keep no path.
 */
function describeNodes({ request, url }: WireCall) {
  const host = request.headers.get('host');
  const address = host !== null && !url.pathname.startsWith('/elasticsearch/') ? withPort(host) : null;
  return {
    _nodes: { total: 1, successful: 1, failed: 0 },
    cluster_name: CLUSTER_NAME,
    nodes: {
      [NODE_ID]: {
        name: NODE_NAME,
        version: ELASTIC_VERSION,
        build_flavor: 'default',
        build_type: 'tar',
        build_hash: describeNode().version.build_hash,
        roles: ['data', 'ingest', 'master'],
        attributes: {},
        ...(address === null
          ? {}
          : {
              transport_address: address,
              host: address.replace(/:\d+$/, ''),
              ip: address.replace(/:\d+$/, ''),
              http: {
                bound_address: [address],
                publish_address: address,
                max_content_length_in_bytes: 67_108_864,
              },
            }),
      },
    },
  };
}

function withPort(host: string): string {
  return /:\d+$/.test(host) ? host : `${host}:80`;
}

function nodeStats() {
  const { heapUsed, heapTotal } = process.memoryUsage();
  return {
    _nodes: { total: 1, successful: 1, failed: 0 },
    cluster_name: CLUSTER_NAME,
    nodes: {
      [NODE_ID]: {
        timestamp: Date.now(),
        name: NODE_NAME,
        roles: ['data', 'ingest', 'master'],
        jvm: {
          uptime_in_millis: Math.round(process.uptime() * 1000),
          mem: { heap_used_in_bytes: heapUsed, heap_max_in_bytes: heapTotal },
        },
      },
    },
  };
}
