import { beforeAll, expect, it } from 'vitest';
import { testContext } from '../../../scripts/test-context';
import { openTestDatabase } from '../../../scripts/test-database';
import { testLog } from '../../../scripts/test-records';
import { DEFAULT_TENANT_ID } from '../../contracts/context';
import { SEVERITY_CLASSES, severityClass } from '../../contracts/severity';
import { predicateOf } from '../../domain/read-query';
import { parseQuery } from '../../query/parse';
import { floorTo, NS_PER_HOUR, NS_PER_MINUTE, nowNs, timeNs } from '../../time/time-ns';
import { writeLogs } from '../write/write-logs';
import { byBucket, countLogs } from './count-logs';

openTestDatabase();

const ctx = testContext();
const HOURS = 9n;
const base = floorTo(nowNs(), NS_PER_HOUR) - HOURS * NS_PER_HOUR;
const logs = Array.from({ length: 2_000 }, (_, n) =>
  testLog({
    // Uneven, but the same in each run.
    time: timeNs(base + ((BigInt(n) * 7_919n) % 2_000n) * ((HOURS * NS_PER_HOUR) / 2_000n)),
    severityNumber: (n * 5) % 25,
  }),
);

beforeAll(async () => {
  await writeLogs({ tenantId: DEFAULT_TENANT_ID, records: logs, digest: null });
});

const HALF = NS_PER_HOUR / 2n;
it.each([
  ['of an hour, whole hours', NS_PER_HOUR, 0n, 0n, HOURS * NS_PER_HOUR],
  ['of an hour, cut within minutes', NS_PER_HOUR, 0n, 7n * NS_PER_MINUTE + 5n, 5n * NS_PER_HOUR + 123n],
  [
    'of two hours, cut at minutes',
    2n * NS_PER_HOUR,
    NS_PER_HOUR,
    NS_PER_MINUTE,
    8n * NS_PER_HOUR - NS_PER_MINUTE,
  ],
  ['of an hour in a zone half an hour off', NS_PER_HOUR, HALF, 0n, HOURS * NS_PER_HOUR],
  ['of 90 minutes', 3n * HALF, 0n, 11n, HOURS * NS_PER_HOUR - 11n],
  ['of less than an hour in all', NS_PER_HOUR, 0n, 20n * NS_PER_MINUTE, 50n * NS_PER_MINUTE],
])('counts buckets %s', async (_, stepNs, shiftNs, from, to) => {
  const range = { fromNs: base + from, toNs: base + to };
  const predicate = predicateOf(ctx, parseQuery('level:(INFO OR ERROR)').ast, nowNs(), 'log');
  const expected = new Map<bigint, number[]>();
  for (const { time, severityNumber } of logs) {
    const name = severityClass(severityNumber);
    if (time < range.fromNs || time >= range.toNs || !['INFO', 'ERROR'].includes(name)) continue;
    const bucket = (time + shiftNs) / stepNs;
    const counts = expected.get(bucket) ?? SEVERITY_CLASSES.map(() => 0);
    counts[SEVERITY_CLASSES.indexOf(name)] = (counts[SEVERITY_CLASSES.indexOf(name)] ?? 0) + 1;
    expected.set(bucket, counts);
  }
  expect(await countLogs(ctx, { predicate, range, key: byBucket(stepNs, shiftNs) })).toEqual(expected);
});
