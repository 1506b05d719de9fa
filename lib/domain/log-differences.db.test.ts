import { beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { testLog, testStream } from '../../scripts/test-records';
import { DEFAULT_TENANT_ID, type RequestContext } from '../contracts/context';
import { logDifferencesQuerySchema } from '../contracts/log-differences';
import { seededRandom } from '../store/sample/seeded-random';
import { writeLogs } from '../store/write/write-logs';
import { formatIsoNs } from '../time/iso';
import { NS_PER_MINUTE, NS_PER_SECOND, timeNs } from '../time/time-ns';
import { logDifferences } from './log-differences';

// With time enough on any machine: late, fewer rows are read than were asked for.
vi.mock(import('../store/logs/sample-logs'), async (load) => {
  const { sampleLogs } = await load();
  const patiently: typeof sampleLogs = async (ctx, asked) =>
    await sampleLogs(ctx, { ...asked, budgetMs: 20_000 });
  return { sampleLogs: patiently };
});

openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const LINES = 12_000;
// A time that stands still: the sample is drawn by its range, so each run draws the same.
const base = BigInt(Date.UTC(2026, 0, 15, 12)) * 1_000_000n;
const at = (line: number) => base + BigInt(line) * (NS_PER_SECOND / 2n);
const old = testStream({ service: 'serving', serviceVersion: '2.0.4' });
const canary = testStream({ service: 'serving', serviceVersion: '2.1.0' });
const other = testStream({ service: 'gateway', serviceVersion: '1.0', resource: { 'host.name': 'h2' } });

/** A stretch in which one lot is retested on one tester; a canary that fails more often than the rest; slow when it does. */
beforeAll(async () => {
  const random = seededRandom('differences');
  const records = Array.from({ length: LINES }, (_, line) => {
    const retest = line >= 6_000 && line < 6_600 && random() < 0.5;
    const isCanary = random() < 0.3;
    const fails = random() < (isCanary ? 0.15 : 0.01);
    return testLog({
      time: timeNs(at(line)),
      severityNumber: fails ? 17 : 9,
      // Every trace logs five lines: its id alone is no cause.
      traceId: Math.floor(line / 5)
        .toString(16)
        .padStart(32, '0'),
      attributes: {
        wafer_lot: retest ? 'W-12345' : `W-${Math.floor(random() * 90)}`,
        tester_id: retest ? 'T-07' : `T-${String(Math.floor(random() * 12)).padStart(2, '0')}`,
        request_id: `r-${Math.floor(line / 5)}`,
        model_version: isCanary ? 'v2.1' : 'v2.0',
        duration_ms: Math.round((fails ? 700 : 100) * (0.5 + random())),
        line,
        tags: isCanary ? ['canary', 'x'] : ['x'],
      },
      stream: line % 3 === 0 ? other : isCanary ? canary : old,
    });
  });
  await writeLogs({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
});

async function compare(part: string, q = '') {
  const range = { from: formatIsoNs(base - NS_PER_MINUTE), to: formatIsoNs(at(LINES)) };
  return await logDifferences(ctx, logDifferencesQuerySchema.parse({ ...range, q, part }));
}

describe('logDifferences', () => {
  it('finds what happened in a stretch, and nothing that is always so', async () => {
    const found = await compare(`${formatIsoNs(at(6_000))}..${formatIsoNs(at(6_600))}`);
    expect(found.part).toMatchObject({ total: 600, sampled: 600, exact: true, relativeError: 0 });
    expect(Math.abs(found.rest.total - 11_400)).toBeLessThanOrEqual(600);
    const [first] = found.differences;
    // Which of the two is the cause nobody can tell: T-07 tests other lots too.
    expect(['wafer_lot', 'tester_id']).toContain(first?.field);
    const lot = found.differences.find(({ value }) => value === 'W-12345');
    expect(lot).toMatchObject({ lift: null, condition: 'wafer_lot:"W-12345"', rest: { count: 0, share: 0 } });
    expect(lot?.part.share).toBeGreaterThan(0.4);
    // Request ids, the line's own number and the time differ in any two stretches.
    const said = found.differences.flatMap((one) => [one, ...one.same]).map(({ field }) => field);
    expect(said.filter((field) => ['request_id', 'line', 'model_version', 'level'].includes(field))).toEqual(
      [],
    );
  });

  it('finds why errors happen: the canary, and that they are slow; values that say the same are one', async () => {
    const found = await compare('level:ERROR');
    const conditions = found.differences.map(({ condition }) => condition);
    const slow = found.differences.find(({ field }) => field === 'duration_ms');
    expect(slow?.value).toMatch(/^≥ \d+$/);
    expect(slow?.condition).toMatch(/^duration_ms:>=\d+$/);
    const model = found.differences.find((one) =>
      [one, ...one.same].some(({ condition }) => condition === 'model_version:"v2.1"'),
    );
    expect(model?.lift).toBeGreaterThan(2.5);
    const same = [model, ...(model?.same ?? [])].map((one) => one?.condition);
    expect(same).toContain('tags:"canary"');
    const rows = ['tags:"canary"', 'model_version:"v2.1"'].filter((one) => conditions.includes(one));
    expect(rows).toHaveLength(1);
    // The condition itself is no finding.
    expect(conditions.some((condition) => condition.startsWith('level'))).toBe(false);
    expect(conditions.some((condition) => condition.includes('v2.0'))).toBe(false);
  });

  it('says nothing about parts that do not differ, and counts within the query', async () => {
    const found = await compare('line:<3000', 'service:gateway');
    expect(found.part.total).toBe(1_000);
    expect(found.rest.total).toBe(3_000);
    expect(found.differences).toEqual([]);
    expect(found.compared).toBeGreaterThan(100);
  });

  it('says what is wrong with a part', async () => {
    const outside = `${formatIsoNs(base - 900n * NS_PER_MINUTE)}..${formatIsoNs(base - 800n * NS_PER_MINUTE)}`;
    await expect(compare(outside)).rejects.toThrow(/outside of the time range/);
    await expect(compare('level:')).rejects.toMatchObject({ code: 'bad_request' });
    await expect(compare('level:')).rejects.toThrow(/part cannot be read/);
    expect(await compare('nobody:here')).toMatchObject({ part: { total: 0 }, differences: [] });
  });
});
