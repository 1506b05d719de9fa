import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { testSpan, testStream } from '../../scripts/test-records';
import { DEFAULT_TENANT_ID } from '../contracts/context';
import { traceRedQuerySchema } from '../contracts/trace-red';
import { foldDeltas } from '../store/rollup/fold-deltas';
import { findTraces } from '../store/spans/find-traces';
import { matchingSpans } from '../store/spans/matching-spans';
import { writeSpans } from '../store/write/write-spans';
import { formatIsoNs } from '../time/iso';
import { floorTo, NS_PER_HOUR, NS_PER_MINUTE, nowNs, timeNs } from '../time/time-ns';
import { spanRed } from './span-red';
import { readTraceQuestion } from './trace-question';
import { traceSummaries } from './trace-summaries';

openTestDatabase();

const ctx = { requestId: 'test', tenantId: DEFAULT_TENANT_ID, signal: new AbortController().signal };
const from = floorTo(nowNs() - NS_PER_HOUR, NS_PER_HOUR);
const to = from + 30n * NS_PER_MINUTE;

beforeAll(async () => {
  const records = [1, 2, 3].map((n) =>
    testSpan({
      traceId: n.toString(16).padStart(32, '0'),
      start: timeNs(from + BigInt(n) * NS_PER_MINUTE),
      stream: testStream({ service: 'api' }),
      kind: 2,
      status: 2,
    }),
  );
  await writeSpans({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
  await foldDeltas();
});

/** Runs while no span can be read. */
async function withoutSpans<T>(work: () => Promise<T>): Promise<T> {
  const other = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await other.connect();
  try {
    await other.query('BEGIN; LOCK TABLE span IN ACCESS EXCLUSIVE MODE');
    return await work();
  } finally {
    await other.end();
  }
}

describe('where spans are not read in time', () => {
  it.each(['none', 'service', 'operation'])('figures by %s are told without exemplars', async (by) => {
    const input = traceRedQuerySchema.parse({ from: formatIsoNs(from), to: formatIsoNs(to), by });
    const answer = await withoutSpans(async () => await spanRed(ctx, input));
    expect(answer).toMatchObject({ exemplars: 'timeout', source: 'rollup', total: { count: 3, errors: 3 } });
    expect(answer.series[0]?.points.slowest.every((one) => one === null)).toBe(true);
    const later = await spanRed(ctx, input);
    expect(later.exemplars).toBe('found');
    expect(later.series[0]?.points.slowest.filter((one) => one !== null)).toHaveLength(
      later.series[0]?.points.count.filter((n) => n > 0).length ?? 0,
    );
  });

  it('traces are told, and that their matching spans are not known', async () => {
    const range = { fromNs: from, toNs: to };
    const { plan } = await readTraceQuestion(ctx, { q: 'service:api', range, now: nowNs() });
    if (!plan) throw new Error('service:api asks for nothing');
    const { rows } = await findTraces(ctx, {
      ...{ plan, range, order: 'newest', after: null, except: [], need: 10, budgetMs: 5_000 },
    });
    expect(rows).toHaveLength(3);
    const late = await withoutSpans(async () => await matchingSpans(ctx, plan, rows, 20, 200));
    expect([...late.values()]).toEqual(rows.map(() => ({ spanIds: [], count: 0, complete: false })));
    const traces = await withoutSpans(async () => await traceSummaries(ctx, plan, rows));
    expect(traces.map(({ spanCount, matched }) => [spanCount, matched.complete])).toEqual(
      rows.map(() => [1, false]),
    );
    const read = await traceSummaries(ctx, plan, rows);
    expect(read.map(({ matched }) => matched)).toMatchObject(rows.map(() => ({ count: 1, complete: true })));
  });
});
