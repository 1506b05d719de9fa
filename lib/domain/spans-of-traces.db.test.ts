import { beforeAll, describe, expect, it } from 'vitest';
import { testContext } from '../../scripts/test-context';
import { openTestDatabase } from '../../scripts/test-database';
import { testSpan } from '../../scripts/test-records';
import { DEFAULT_TENANT_ID } from '../contracts/context';
import { writeSpans } from '../store/write/write-spans';
import { timeNs } from '../time/time-ns';
import { panelTree } from './panel-tree';
import { readSpansQuery } from './read-spans-query';
import { spansOfTraces, type TraceLimits } from './spans-of-traces';

openTestDatabase();

const ctx = testContext();
const START = 1_700_000_000_000_000_000n;
const TRACES = 1_800;
const hex = (n: number, size: number) => n.toString(16).padStart(size, '0');

/** Six hours of traces, of one to four spans each; every third one has a failed span. */
const records = Array.from({ length: TRACES }, (_, trace) => {
  const start = START + BigInt((trace * 2_654_435_761) % 21_600_000) * 1_000_000n;
  return Array.from({ length: 1 + (trace % 4) }, (_, at) =>
    testSpan({
      ...{ traceId: hex(Math.imul(trace + 1, 0x9e3779b1) >>> 0, 32), spanId: hex(trace * 4 + at + 1, 16) },
      ...{ parentSpanId: at === 0 ? null : hex(trace * 4 + 1, 16), start: timeNs(start + BigInt(at)) },
      ...{ status: at === 0 && trace % 3 === 0 ? 2 : 0, attributes: { n: trace % 100 } },
    }),
  );
}).flat();

beforeAll(async () => {
  await writeSpans({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
});

const range = { fromNs: START, toNs: START + 21_600_000_000_000n };
// Time enough on any machine: what is taken is then the same each time.
const enough = { mostRead: 60_000, mostSpans: 300_000, budgetMs: 60_000, countMs: 60_000 };

async function figures(q: string, limits: TraceLimits, precision: 'fast' | 'exact' = 'fast') {
  const { whole, ...query } = readSpansQuery(ctx, q, range.toNs);
  if (whole === null) throw new Error('It asks single spans alone.');
  const question = {
    measures: [
      { fn: 'count' as const },
      { fn: 'sum' as const, field: 'n' },
      { fn: 'avg' as const, field: 'n' },
    ],
    ...{ by: [], top: { size: 1, order: 'most' as const, other: false } },
  };
  const asked = {
    ctx,
    ...query,
    whole,
    range,
    nowNs: range.toNs,
    precision,
    tree: panelTree(question, null),
  };
  const { total, sample, result } = await spansOfTraces(asked, whole, limits);
  const parts = [...result.measures.values()].map((one) => (one.kind === 'stats' ? one.parts : {}));
  return { total, sample, sum: parts[0]?.sum ?? 0, avg: parts[1]?.avg ?? 0 };
}

describe.each(['has{status:error}', 'status:ok OR status:unset trace.spans:>1'])(
  'of more traces than are looked at, for %s',
  (q) => {
    it.each([
      ['traces', { ...enough, need: 300 }],
      ['spans', { ...enough, need: 10_000, mostSpans: 500 }],
    ])('some %s stand for all, within the error that is told', async (_, limits) => {
      const exact = await figures(q, { ...enough, need: 10_000 });
      const about = await figures(q, limits);
      expect(exact.sample).toBe(null);
      const { relativeError = 0, sampled = 0 } = about.sample ?? {};
      expect(sampled).toBeLessThan(exact.total);
      expect(relativeError).toBeGreaterThan(0);
      expect(relativeError).toBeLessThan(0.3);
      expect(Math.abs(about.total / exact.total - 1)).toBeLessThan(1.5 * relativeError);
      expect(Math.abs(about.sum / exact.sum - 1)).toBeLessThan(3 * relativeError);
      expect(Math.abs(about.avg / exact.avg - 1)).toBeLessThan(2 * relativeError);
      expect(await figures(q, limits)).toEqual(about);
    });
  },
);

it('never gives a part for the whole where every span is asked for', async () => {
  const asked = figures('has{status:error}', { ...enough, need: 300 }, 'exact');
  await expect(asked).rejects.toMatchObject({ code: 'timeout' });
});
