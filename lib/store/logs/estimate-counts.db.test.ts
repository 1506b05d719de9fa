import { beforeAll, expect, it, vi } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { testLog } from '../../../scripts/test-records';
import { DEFAULT_TENANT_ID, type RequestContext } from '../../contracts/context';
import { predicateOf } from '../../domain/read-query';
import { parseQuery } from '../../query/parse';
import { NS_PER_MINUTE, nowNs, timeNs } from '../../time/time-ns';
import { writeLogs } from '../write/write-logs';
import { byBucket, type ClassCounts, countLogs } from './count-logs';
import { planCounts } from './estimate-counts';

// A budget for few blocks; what is read of them must not depend on how fast the machine is.
vi.mock(import('../client/run-query'), async (load) => {
  const real = await load();
  const patiently: typeof real.withConnection = async (options, work) =>
    await real.withConnection({ ...options, timeoutMs: 20_000 }, work);
  return { ...real, withConnection: patiently };
});

openTestDatabase();

const ctx: RequestContext = {
  requestId: 'test',
  tenantId: DEFAULT_TENANT_ID,
  signal: new AbortController().signal,
};
const MINUTES = 20;
const A_MINUTE = 1_500;
// A time that stands still: the sample is drawn by its range, so each run draws the same.
const base = BigInt(Date.UTC(2026, 0, 15, 12)) * 1_000_000n;
// The first minute and the last are cut.
const range = {
  fromNs: base + NS_PER_MINUTE / 3n,
  toNs: base + (BigInt(MINUTES) * NS_PER_MINUTE * 49n) / 50n,
};
const predicate = predicateOf(ctx, parseQuery('odd:true').ast, nowNs(), 'log');

beforeAll(async () => {
  for (let minute = 0; minute < MINUTES; minute++) {
    const records = Array.from({ length: A_MINUTE }, (_, n) =>
      testLog({
        time: timeNs(base + BigInt(minute) * NS_PER_MINUTE + (BigInt(n) * NS_PER_MINUTE) / BigInt(A_MINUTE)),
        attributes: { odd: n % 2 === 1 },
      }),
    );
    await writeLogs({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
  }
});

const sum = (counts: ClassCounts | undefined) => (counts ?? []).reduce((all, n) => all + n, 0);

it.each([
  ['an hour', 3_600n, 0n],
  ['a minute', 60n, 0n],
  ['30 seconds', 30n, 0n],
  ['5 seconds, moved', 5n, 12_345_678_901n],
])('estimates every bucket of %s near its exact count', async (_, seconds, shiftNs) => {
  const stepNs = seconds * 1_000_000_000n;
  const plan = await planCounts(ctx, { predicate, range, stepNs, shiftNs, budgetMs: 20, pool: 'search' });
  const { counts, total, relativeError, bucketError } = await plan.estimate();
  const exact = await countLogs(ctx, { predicate, range, key: byBucket(stepNs, shiftNs) });
  expect([...counts.keys()].sort()).toEqual([...exact.keys()].sort());
  const all = [...exact.values()].reduce((logs, classes) => logs + sum(classes), 0);
  expect(Math.abs(total - all)).toBeLessThanOrEqual(2 * relativeError * all);
  expect([...counts.values()].reduce((logs, classes) => logs + sum(classes), 0)).toBe(total);
  for (const [bucket, classes] of exact) {
    // Two logs are what the cuts of a bucket may be off by.
    expect(Math.abs(sum(counts.get(bucket)) - sum(classes))).toBeLessThanOrEqual(
      bucketError * sum(classes) + 2,
    );
  }
});

it('says nothing of buckets where most of them hold none of what was read', async () => {
  const hours = { ...range, fromNs: range.fromNs - 300n * NS_PER_MINUTE };
  const records = Array.from({ length: 280 }, (_, minute) =>
    testLog({ time: timeNs(hours.fromNs + BigInt(minute) * NS_PER_MINUTE), attributes: { odd: true } }),
  );
  await writeLogs({ tenantId: DEFAULT_TENANT_ID, records, digest: null });
  const asked = { predicate, range: hours, stepNs: NS_PER_MINUTE, shiftNs: 0n };
  const { bucketError } = await (
    await planCounts(ctx, { ...asked, budgetMs: 20, pool: 'search' })
  ).estimate();
  expect(bucketError).toBe(1);
});

it('says how many there are at most where the sample holds none', async () => {
  const none = predicateOf(ctx, parseQuery('odd:never').ast, nowNs(), 'log');
  const stepNs = NS_PER_MINUTE;
  const asked = { predicate: none, range, stepNs, shiftNs: 0n, budgetMs: 20, pool: 'search' } as const;
  const plan = await planCounts(ctx, asked);
  const { total, atMost } = await plan.estimate();
  expect(total).toBe(0);
  expect(atMost).toBeGreaterThan(0);
  expect(atMost).toBeLessThanOrEqual(MINUTES * A_MINUTE);
  // The index counts them before anybody has to be content with that.
  expect(plan.soonMs).not.toBeNull();
});
