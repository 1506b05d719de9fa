import { expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { DEFAULT_TENANT_ID } from '../contracts/context';
import { type Run, withConnection } from '../store/client/run-query';
import { formatIsoNs } from '../time/iso';
import { timeNs } from '../time/time-ns';
import { countedPeriod } from './counted-period';
import { planMinuteBuckets } from './minute-buckets';
import { serviceOperations } from './service-operations';

const database = openTestDatabase();

const ctx = { requestId: 'test', tenantId: DEFAULT_TENANT_ID, signal: new AbortController().signal };
const OPERATIONS = 300;
const MINUTES = 120;
const from = BigInt(Date.UTC(2026, 9, 1, 8)) * 1_000_000n;

it('reads a row or a few of each operation however many there are and however fine the course is', async () => {
  await database.query(
    `INSERT INTO operation (tenant_id, service_id, kind, name)
     SELECT $1, 7, 2, 'GET /lots/' || lpad(i::text, 3, '0') FROM generate_series(1, $2::int) i`,
    [DEFAULT_TENANT_ID, OPERATIONS],
  );
  // Each operation has as many spans a minute as its number, all of one duration.
  const bucket = Number(from / 60_000_000_000n);
  await database.query(
    `INSERT INTO span_rollup
       (tenant_id, resolution, bucket, service_id, operation_id, kind, shard_key, n, errors, sum_ns, durations)
     SELECT $1, w.resolution, $2::int / (w.resolution / 60) + b, 7, o.id, 2, 0, w.n, 0, w.n * 1000000::numeric, ARRAY[w.n]
     FROM operation o, LATERAL (VALUES (60, o.id), (7200, o.id * 120)) AS w (resolution, n),
       LATERAL generate_series(0, 7200 / w.resolution - 1) b WHERE o.service_id = 7`,
    [DEFAULT_TENANT_ID, bucket],
  );
  const to = from + BigInt(MINUTES) * 60_000_000_000n;
  const period = countedPeriod(formatIsoNs(timeNs(from)), formatIsoNs(timeNs(to)), timeNs(to));
  const buckets = planMinuteBuckets(period, 12);
  expect(buckets.stepMinutes).toBe(10);
  let rows = 0;
  const { operations, omittedOperations } = await withConnection({}, async (run) => {
    const counting: Run = async (sql) => {
      const read = await run(sql);
      rows += read.length;
      return read as never;
    };
    return await serviceOperations(ctx, {
      ...{ serviceId: 7, counted: 'entry', period, before: null, buckets, run: counting },
    });
  });
  expect(operations.map(({ name }) => name).slice(0, 2)).toEqual(['GET /lots/300', 'GET /lots/299']);
  expect(operations[0]).toMatchObject({ count: 300 * MINUTES, meanMs: 1 });
  expect(operations[0]?.sparkline.count).toEqual(new Array(12).fill(300 * 10));
  const omitted = OPERATIONS - operations.length;
  expect(omittedOperations).toEqual({
    operations: omitted,
    spans: ((omitted * (omitted + 1)) / 2) * MINUTES,
  });
  // All minutes of all operations are 36,000.
  expect(rows).toBeLessThan(5_000);
});
