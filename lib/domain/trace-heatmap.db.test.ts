import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { testSpan, testStream } from '../../scripts/test-records';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import { type TraceHeatmapResponse, traceHeatmapQuerySchema } from '../contracts/trace-heatmap';
import { writeSpans } from '../store/write/write-spans';
import { formatIsoNs } from '../time/iso';
import { floorTo, NS_PER_HOUR, NS_PER_MINUTE, nowNs, timeNs } from '../time/time-ns';
import { traceHeatmap } from './trace-heatmap';

openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const base = floorTo(nowNs() - 5n * NS_PER_HOUR, NS_PER_HOUR);
const MS = 1_000_000n;
const TRACES = 240;
const [gateway, model] = ['api-gateway', 'ml-model'].map((service) => testStream({ service }));

interface Planned {
  startNs: bigint;
  durationNs: bigint;
  failed: boolean;
  hasModel: boolean;
  lot: string;
}

/** Trace n starts in minute n / 2, lasts n + 1 ms, each fifth has no model, each eighth fails in it. */
const planned = Array.from(
  { length: TRACES },
  (_, n): Planned => ({
    startNs: base + BigInt(n) * (NS_PER_MINUTE / 2n),
    durationNs: BigInt(n + 1) * MS,
    failed: n % 8 === 0 && n % 5 !== 0,
    hasModel: n % 5 !== 0,
    lot: `W-${n % 7}`,
  }),
);

beforeAll(async () => {
  const records = planned.flatMap(({ startNs, durationNs, failed, hasModel, lot }, n) => {
    const traceId = (n + 1).toString(16).padStart(32, '0');
    const shared = { traceId, attributes: { lot } };
    const root = testSpan({
      ...shared,
      start: timeNs(startNs),
      durationNs,
      ...(gateway && { stream: gateway }),
    });
    if (!hasModel) return [root];
    // It begins within the trace and may lie in another minute than the trace.
    const start = timeNs(startNs + durationNs / 2n);
    const child = { ...shared, parentSpanId: root.spanId, start, durationNs: durationNs / 4n };
    return [root, testSpan({ ...child, status: failed ? 2 : 0, ...(model && { stream: model }) })];
  });
  await writeSpans({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
});

const ask = (input: Record<string, unknown> = {}) =>
  traceHeatmap(
    ctx,
    traceHeatmapQuerySchema.parse({
      from: formatIsoNs(base),
      to: formatIsoNs(base + 2n * NS_PER_HOUR),
      columns: 24,
      ...input,
    }),
  );

/** Where each planned trace must stand, by the answer's own axes. */
function expectedCells(answer: TraceHeatmapResponse, keep: (one: Planned) => boolean) {
  const cells = new Map<string, [count: number, failed: number]>();
  const first = BigInt(Date.parse(answer.firstTime)) * MS;
  for (const one of planned.filter(keep)) {
    const column = Number((one.startNs - first) / (BigInt(answer.bucketMs) * MS));
    const row = answer.bounds.findLastIndex((bound) => BigInt(bound) <= one.durationNs);
    const [count, failed] = cells.get(`${column} ${row}`) ?? [0, 0];
    cells.set(`${column} ${row}`, [count + 1, failed + (one.failed ? 1 : 0)]);
  }
  return cells;
}

function cellsOf({ cells }: TraceHeatmapResponse) {
  return new Map(cells.map(({ column, row, count, failed }) => [`${column} ${row}`, [count, failed]]));
}

describe('traceHeatmap', () => {
  it.each<[string, Record<string, unknown>, (one: Planned) => boolean]>([
    ['everything', {}, () => true],
    ['a service', { service: 'ml-model' }, ({ hasModel }) => hasModel],
    ['no such service', { service: 'nobody' }, () => false],
    ['traces with a failed span', { status: 'error' }, ({ failed }) => failed],
    ['a query of spans', { q: 'lot:W-3' }, ({ lot }) => lot === 'W-3'],
    ['a service of failed spans', { service: 'ml-model', status: 'error' }, ({ failed }) => failed],
    ['failed spans of a service without any', { service: 'api-gateway', status: 'error' }, () => false],
    ['a service by query', { q: 'service:ml-m*' }, ({ hasModel }) => hasModel],
    ['traces without a service', { q: 'NOT has{service:ml-model}' }, ({ hasModel }) => !hasModel],
    [
      'a failed span or many spans, in a service',
      { q: '(has{status:error} OR trace.spans:<2) AND root.service:api-gateway' },
      ({ failed, hasModel }) => failed || !hasModel,
    ],
    [
      'the service of the form with a condition on traces',
      { service: 'ml-model', q: 'trace.duration:<50ms' },
      ({ hasModel, durationNs }) => hasModel && durationNs < 50n * MS,
    ],
    ['one span with a service and a failure', { q: 'service:api-gateway AND status:error' }, () => false],
    ['a condition on traces', { q: 'trace.duration:>=100ms' }, ({ durationNs }) => durationNs >= 100n * MS],
  ])('counts %s where it started and as long as it took', async (_, input, keep) => {
    const answer = await ask(input);
    expect(answer.sample).toBeNull();
    expect(cellsOf(answer)).toEqual(expectedCells(answer, keep));
    expect(answer.total).toBe(planned.filter(keep).length);
    expect(answer.failed).toBe(planned.filter(keep).filter(({ failed }) => failed).length);
  });

  it('has the traces that start in the range, and no others', async () => {
    const [from, to] = [base + 10n * NS_PER_MINUTE, base + 20n * NS_PER_MINUTE];
    const answer = await ask({ from: formatIsoNs(from), to: formatIsoNs(to) });
    expect(answer.total).toBe(20);
  });

  it('keeps to the rows and columns asked for', async () => {
    const answer = await ask({ rows: 5, columns: 7 });
    expect(answer.bounds.length).toBeLessThanOrEqual(6);
    expect(answer.columns).toBeLessThanOrEqual(7);
    expect(answer.total).toBe(TRACES);
  });
});
