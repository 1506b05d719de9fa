import type { RequestContext } from '../contracts/context';
import type { ServiceMapQuery, ServiceMapResponse } from '../contracts/service-map';
import { AppError } from '../errors';
import { QUANTILE_ERROR } from '../store/rollup/duration-quantile';
import { readEdges } from '../store/rollup/read-edges';
import { readSeries } from '../store/rollup/read-series';
import { addSum, emptySum, type RedSum } from '../store/rollup/red-sum';
import { serviceNamespaces } from '../store/rollup/service-facts';
import { findServiceId } from '../store/streams/find-service-id';
import { serviceNames } from '../store/streams/service-names';
import { nowNs } from '../time/time-ns';
import { countedPeriod } from './counted-period';
import { nameNamespaces } from './name-namespaces';
import { redFigures } from './red-figures';
import { describeRange } from './resolve-range';
import { distances, type Edge, sumEdges } from './service-graph';
import { type Counted, countedOf, sumServices } from './service-sums';

interface Node {
  type: 'service' | 'peer';
  counted: Counted;
  sum: RedSum;
}

/**
 * Services and the calls between them in a range, as of now. What a limit or a depth leaves out is counted.
 * Throws AppError `bad_request`, `not_found` for a service nobody sent, `timeout`, `unavailable`.
 */
export async function serviceMap(ctx: RequestContext, input: ServiceMapQuery): Promise<ServiceMapResponse> {
  const started = performance.now();
  const period = countedPeriod(input.from, input.to, nowNs());
  const start = input.service === undefined ? null : await knownService(ctx, input.service);
  const [rows, edgeRows] = await Promise.all([
    readSeries(ctx, { ...period, stepMinutes: null, serviceIds: null, operations: 'none' }),
    readEdges(ctx, { ...period, serviceId: null }),
  ]);
  const edges = sumEdges(edgeRows);
  const nodes = withPeers(
    new Map(
      [...sumServices(rows, countedOf(rows))].map(([id, { counted, total }]) => [
        id,
        { type: 'service', counted, sum: total },
      ]),
    ),
    edges,
  );
  const away = start === null ? null : distances(edges, start, input.depth);
  const shown = busiest(nodes, away, input.limit);
  const names = await serviceNames(ctx, shown);
  const namespaces = await serviceNamespaces(ctx, shown);
  const ofNames = nameNamespaces([...names.values()]);
  const shownEdges = edges.filter(({ callerId, calleeId }) => names.has(callerId) && names.has(calleeId));
  return {
    nodes: shown.flatMap((id) => {
      const node = nodes.get(id);
      const service = names.get(id);
      if (node === undefined || service === undefined) return [];
      const namespace = namespaces.get(id) ?? ofNames.get(service) ?? null;
      return {
        service,
        type: node.type,
        namespace,
        namespaceFrom: namespaces.has(id) ? 'resource' : namespace === null ? null : 'name',
        distance: away?.get(id) ?? null,
        counted: node.counted,
        figures: redFigures(node.sum, period.seconds),
      };
    }),
    edges: shownEdges.map(({ callerId, calleeId, kind, sum }) => ({
      from: names.get(callerId) ?? '',
      to: names.get(calleeId) ?? '',
      kind,
      ...redFigures(sum, period.seconds),
    })),
    omitted: { services: nodes.size - shown.length, edges: edges.length - shownEdges.length },
    range: describeRange(period.range),
    countedRange: describeRange(period.counted),
    seconds: period.seconds,
    quantileError: QUANTILE_ERROR,
    tookMs: performance.now() - started,
  };
}

async function knownService(ctx: RequestContext, name: string): Promise<number> {
  const id = await findServiceId(ctx, name);
  if (id === null) throw new AppError('not_found', `No service named "${name}" has sent anything.`);
  return id;
}

/**
 * Adds whoever has no spans of its own in the range: known of it are the calls to it, or, of a queue that is only read,
 * those from it.
 */
function withPeers(nodes: Map<number, Node>, edges: readonly Edge[]): Map<number, Node> {
  const all = new Map(nodes);
  for (const end of ['calleeId', 'callerId'] as const) {
    const peers = new Map<number, Node>();
    for (const edge of edges) {
      if (all.has(edge[end])) continue;
      const peer: Node = peers.get(edge[end]) ?? { type: 'peer', counted: 'all', sum: emptySum() };
      addSum(peer.sum, edge.sum);
      peers.set(edge[end], peer);
    }
    for (const [id, peer] of peers) all.set(id, peer);
  }
  return all;
}

/** The chosen services, nearest and then busiest first. */
function busiest(nodes: Map<number, Node>, away: Map<number, number> | null, limit: number): number[] {
  return [...nodes]
    .filter(([id]) => away === null || away.has(id))
    .sort(([a, x], [b, y]) => (away?.get(a) ?? 0) - (away?.get(b) ?? 0) || y.sum.n - x.sum.n || a - b)
    .slice(0, limit)
    .map(([id]) => id);
}
