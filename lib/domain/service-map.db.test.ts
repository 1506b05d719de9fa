import pg from 'pg';
import { beforeAll, expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { expectFigures } from '../../scripts/test-red';
import { DEFAULT_TENANT_ID } from '../contracts/context';
import { serviceMapQuerySchema } from '../contracts/service-map';
import { durationPlace } from '../store/rollup/duration-place';
import { foldDeltas } from '../store/rollup/fold-deltas';
import { type SpanCell, writeDeltas } from '../store/rollup/write-deltas';
import { seededRandom } from '../store/sample/seeded-random';
import { formatIsoNs } from '../time/iso';
import { NS_PER_MINUTE } from '../time/time-ns';
import { serviceMap } from './service-map';

const database = openTestDatabase();
const ctx = { requestId: 'test', tenantId: DEFAULT_TENANT_ID, signal: new AbortController().signal };
const START = 29_400_003;
const asked = {
  from: formatIsoNs(BigInt(START) * NS_PER_MINUTE + 5n),
  to: formatIsoNs(BigInt(START + 300) * NS_PER_MINUTE - 5n),
};
const map = (query: object = {}) => serviceMap(ctx, serviceMapQuerySchema.parse({ ...asked, ...query }));

/** shop-web → shop-cart → postgres (a peer), shop-cart ⇢ worker (a message), worker → worker, queue (a peer) ⇢ worker. */
const EDGES = [
  ['shop-web', 'shop-cart', 0],
  ['shop-cart', 'postgres', 3],
  ['shop-cart', 'worker', 1],
  ['worker', 'worker', 2],
  ['queue', 'worker', 3],
] as const;
const KINDS = ['call', 'message', 'link', 'database'];
const SERVICES = { 'shop-web': 2, 'shop-cart': 2, worker: 5, idle: 1 };
const names = ['shop-web', 'shop-cart', 'postgres', 'worker', 'queue', 'idle'];
const idOf = (name: string) => names.indexOf(name) + 1;

const random = seededRandom('map');
const calls: { cell: SpanCell; spans: { durationNs: bigint; status: number }[] }[] = [];

function add(cell: Pick<SpanCell, 'serviceId' | 'calleeId' | 'kind'>, outside = false): void {
  const spans = Array.from({ length: 1 + Math.floor(random() * 9) }, () => ({
    durationNs: BigInt(Math.floor(1_000 * Math.exp(random() * 15))),
    status: random() < 0.2 ? 2 : 0,
  }));
  const durations = new Map<number, number>();
  for (const { durationNs } of spans) {
    durations.set(durationPlace(durationNs), (durations.get(durationPlace(durationNs)) ?? 0) + 1);
  }
  calls.push({
    cell: {
      ...cell,
      tenantId: DEFAULT_TENANT_ID,
      minute: outside ? START + 300 : START + Math.floor(random() * 300),
      operationId: cell.calleeId === null ? 1 : 0,
      n: spans.length,
      errors: spans.filter(({ status }) => status === 2).length,
      sumNs: spans.reduce((sum, { durationNs }) => sum + durationNs, 0n),
      durations,
    },
    spans: outside ? [] : spans,
  });
}

beforeAll(async () => {
  for (const name of names) {
    await database.query(
      'INSERT INTO service (id, tenant_id, name) OVERRIDING SYSTEM VALUE VALUES ($1, 1, $2)',
      [idOf(name), name],
    );
  }
  await database.query(
    `INSERT INTO stream (tenant_id, digest, service_id, resource) VALUES (1, 'a', $1, '{"service.namespace": "fab"}')`,
    [idOf('worker')],
  );
  for (let round = 0; round < 40; round++) {
    for (const [from, to, kind] of EDGES)
      add({ serviceId: idOf(from), calleeId: idOf(to), kind }, round === 39);
    for (const [name, kind] of Object.entries(SERVICES)) {
      add({ serviceId: idOf(name), calleeId: null, kind });
      // Spans of a client do not count where there are entry spans.
      if (name === 'shop-cart') add({ serviceId: idOf(name), calleeId: null, kind: 3 });
    }
  }
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL ?? '' });
  await client.connect();
  await writeDeltas(
    client,
    calls.slice(0, 200).map(({ cell }) => cell),
  );
  await foldDeltas();
  await writeDeltas(
    client,
    calls.slice(200).map(({ cell }) => cell),
  );
  await client.end();
});

const spansOf = (of: (cell: SpanCell) => boolean) =>
  calls.filter(({ cell }) => of(cell)).flatMap(({ spans }) => spans);

it('draws every call with its figures, and what has no spans of its own by its calls', async () => {
  const { nodes, edges, omitted, seconds } = await map();
  expect(omitted).toEqual({ services: 0, edges: 0 });
  expect(seconds).toBe(300 * 60);
  expect(edges.map(({ from, to, kind }) => `${from} ${to} ${kind}`).sort()).toEqual(
    EDGES.map(([from, to, kind]) => `${from} ${to} ${KINDS[kind]}`).sort(),
  );
  for (const edge of edges) {
    expectFigures(
      edge,
      spansOf(({ serviceId, calleeId }) => serviceId === idOf(edge.from) && calleeId === idOf(edge.to)),
    );
  }
  expect(nodes.map(({ service }) => service).sort()).toEqual([...names].sort());
  for (const { service, figures, type, namespace, namespaceFrom, counted } of nodes) {
    const id = idOf(service);
    const own = spansOf(
      ({ serviceId, calleeId, kind }) => calleeId === null && serviceId === id && kind !== 3,
    );
    const peer = spansOf(({ serviceId, calleeId }) =>
      service === 'queue' ? calleeId !== null && serviceId === id : calleeId === id,
    );
    expect(type).toBe(service in SERVICES ? 'service' : 'peer');
    expectFigures(figures, type === 'service' ? own : peer);
    expect(counted).toBe(['shop-web', 'shop-cart', 'worker'].includes(service) ? 'entry' : 'all');
    expect([namespace, namespaceFrom]).toEqual(
      service === 'worker'
        ? ['fab', 'resource']
        : service.startsWith('shop')
          ? ['shop', 'name']
          : [null, null],
    );
  }
});

it('goes as far as it is asked to, and counts what it leaves out', async () => {
  const near = await map({ service: 'shop-web', depth: 1 });
  expect(near.nodes.map(({ service, distance }) => [service, distance])).toEqual([
    ['shop-web', 0],
    ['shop-cart', 1],
  ]);
  expect(near.omitted).toEqual({ services: 4, edges: 4 });
  const far = await map({ service: 'shop-web', depth: 3 });
  expect(far.nodes.map(({ service }) => service).sort()).toEqual([
    'postgres',
    'shop-cart',
    'shop-web',
    'worker',
  ]);
  const two = await map({ limit: 2 });
  expect(two.nodes).toHaveLength(2);
  expect(two.omitted.services).toBe(4);
  expect(two.edges.length + two.omitted.edges).toBe(EDGES.length);
  await expect(map({ service: 'nobody' })).rejects.toMatchObject({ code: 'not_found' });
});
