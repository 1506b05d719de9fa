import { beforeAll, expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { testSpan, testStream } from '../../scripts/test-records';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import { writeSpans } from '../store/write/write-spans';
import { NS_PER_HOUR, nowNs, timeNs } from '../time/time-ns';
import { buildOutlinedTrace, buildTrace } from '../trace/build-trace';
import { findTraceSpans } from './find-trace-spans';
import { getTrace } from './get-trace';
import { getTraceOutline } from './get-trace-outline';
import { getTraceSpan } from './get-trace-span';
import { traceValues } from './trace-values';

openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const base = nowNs() - NS_PER_HOUR;
const at = (ms: number) => timeNs(base + BigInt(ms) * 1_000_000n);
const id = (n: number) => n.toString(16).padStart(16, '0');
const traceId = 'ab'.repeat(16);
const gateway = testStream({
  service: 'gateway',
  serviceVersion: null,
  resource: { 'host.name': 'web-1', region: 'eu' },
});
const db = testStream({ service: 'db', serviceVersion: '15.1' });
const span = (n: number, parent: number | null, over: Parameters<typeof testSpan>[0] = {}) =>
  testSpan({
    traceId,
    spanId: id(n),
    parentSpanId: parent === null ? null : id(parent),
    start: at(n),
    durationNs: 5_000_000n,
    stream: gateway,
    attributes: {},
    ...over,
  });

beforeAll(async () => {
  const records = [
    span(1, null, { name: 'GET /', durationNs: 900_000_000n, kind: 2 }),
    span(2, 1, {
      name: 'SELECT',
      stream: db,
      attributes: { rows: 7 },
      status: 2,
      statusMessage: 'too "slow"',
    }),
    span(3, 99, { name: 'orphan', links: [{ traceId, spanId: id(1), traceState: null, attributes: {} }] }),
    span(4, 1, {
      spanId: 'own-id',
      attributes: { 'messaging.destination': 'queue-17' },
      events: [{ time: at(6), name: 'b', attributes: {} }],
    }),
    span(5, 1, { spanId: id(2), kind: 3, name: 'same id' }),
  ];
  await writeSpans({ tenantId: ctx.tenantId, records, digest: Buffer.from('outline') });
});

it('draws the same trace as all of its spans do', async () => {
  const outline = await getTraceOutline(ctx, traceId);
  const whole = await getTrace(ctx, traceId);
  expect(outline).toMatchObject({ totalSpans: 5, truncated: false, startTime: whole.startTime });
  const fromOutline = buildOutlinedTrace(outline, { correctSkew: false });
  expect(fromOutline.nodes).toEqual(buildTrace(whole.spans).nodes);
  expect(fromOutline.nodes.map(({ span: { host } }) => host)).toContain('web-1');
  expect(fromOutline.nodes.find(({ key }) => key === 'own-id')?.span.eventTimes).toEqual([5_000_000]);
});

it('gives the earliest spans alone when asked, and says how many there are', async () => {
  const outline = await getTraceOutline(ctx, traceId, 2);
  expect(outline).toMatchObject({ totalSpans: 5, truncated: true });
  const { nodes } = buildOutlinedTrace(await getTraceOutline(ctx, traceId), { correctSkew: false });
  const earliest = nodes.map(({ startNs }) => startNs).sort((a, b) => a - b);
  expect([...outline.spans.start].sort((a, b) => a - b)).toEqual(earliest.slice(0, 2));
});

it('gives one span whole, and both where an id was given twice', async () => {
  const { spans } = await getTraceSpan(ctx, traceId, id(2));
  expect(spans.map(({ name }) => name)).toEqual(['SELECT', 'same id']);
  expect(spans[0]?.attributes).toEqual({ rows: 7 });
  await expect(getTraceSpan(ctx, traceId, id(77))).rejects.toMatchObject({ code: 'not_found' });
});

it('tells one field of every span that has it, wherever it is kept', async () => {
  const told = async (field: string) => {
    const { values, spanIds, value } = await traceValues(ctx, traceId, field);
    return Object.fromEntries(spanIds.map((spanId, n) => [spanId, values[value[n] ?? -1]]));
  };
  expect(await told('rows')).toEqual({ [id(2)]: '7' });
  expect(await told('resource.region')).toMatchObject({ [id(1)]: 'eu', 'own-id': 'eu' });
  expect(await told('version')).toEqual({ [id(2)]: '15.1' });
  expect(await told('status')).toMatchObject({ [id(1)]: 'unset' });
});

it('finds spans by the whole language, and those that tell why a trace matched', async () => {
  const found = async (q: string) => (await findTraceSpans(ctx, traceId, q)).spanIds.sort();
  expect(await found('duration>100ms')).toEqual([id(1)]);
  expect(await found('rows:7 OR name:orphan')).toEqual([id(2), id(3)]);
  expect(await found('has{service:db} AND NOT has{name:orphan}')).toEqual([id(2)]);
  expect(await found('parent{kind:server} > child{status:error}')).toEqual([id(1), id(2)]);
  const pieces = async (q: string) =>
    (await findTraceSpans(ctx, traceId, q, { pieces: true })).spanIds.sort();
  expect(await found('rpha')).toEqual([]);
  expect(await pieces('rpha')).toEqual([id(3)]);
  expect(await pieces('too "slo"')).toEqual([id(2)]);
  expect(await pieces('ueue-1')).toEqual(['own-id']);
  expect(await pieces('rows:7')).toEqual([id(2)]);
  await expect(findTraceSpans(ctx, traceId, 'rows:')).rejects.toMatchObject({ code: 'bad_request' });
});
