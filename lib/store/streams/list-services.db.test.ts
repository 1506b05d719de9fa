import { beforeAll, expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { findServiceRow, listServiceRows, SERVICES_SQL } from './list-services';

const database = openTestDatabase();
const ctx = (tenantId: number) => ({ requestId: 'test', tenantId, signal: new AbortController().signal });

beforeAll(async () => {
  await database.query(`INSERT INTO tenant (name) VALUES ('other')`);
  await database.query(
    `INSERT INTO service (id, tenant_id, name) OVERRIDING SYSTEM VALUE VALUES (10, 1, 'logs'), (20, 1, 'nothing'), (30, 1, 'both'), (40, 2, 'theirs'),
       (50, 1, 'last')`,
  );
  await database.query(
    `INSERT INTO log_rollup_minute (bucket_ns, tenant_id, service_id, shard_key)
     SELECT n * 60000000000::bigint, 1, 10, 0 FROM generate_series(1, 20000) n
     UNION ALL VALUES (60000000000::bigint, 1, 30, 0), (60000000000::bigint, 2, 40, 0)`,
  );
  await database.query('CREATE TABLE span_all PARTITION OF span DEFAULT');
  await database.query(
    `INSERT INTO span (start_ns, duration_ns, trace_key, span_key, shard_key, tenant_id, stream_id, service_id, kind, status,
       tok, name, attributes, events)
     SELECT n, 1, gen_random_uuid(), n, 0, 1, 1, 30, 0, 0, '{}', 'x', '{}', '[]' FROM generate_series(1, 20000) n`,
  );
  await database.query('ANALYZE');
});

it('says of each service of which anything is stored what it is, tenant by tenant', async () => {
  expect(await listServiceRows(ctx(1))).toEqual([
    { id: 30, name: 'both', logs: true, spans: true },
    { id: 10, name: 'logs', logs: true, spans: false },
  ]);
  expect(await listServiceRows(ctx(2))).toEqual([{ id: 40, name: 'theirs', logs: true, spans: false }]);
});

it('finds a service by name as soon as anything of it is stored, while the list is still remembered', async () => {
  await listServiceRows(ctx(1));
  expect(await findServiceRow(ctx(1), 'nothing')).toBeNull();
  expect(await findServiceRow(ctx(1), 'theirs')).toBeNull();
  await database.query(
    `INSERT INTO log_rollup_minute (bucket_ns, tenant_id, service_id, shard_key) VALUES (60000000000::bigint, 1, 20, 0)`,
  );
  expect(await findServiceRow(ctx(1), 'nothing')).toEqual({
    id: 20,
    name: 'nothing',
    logs: true,
    spans: false,
  });
  expect(await findServiceRow(ctx(1), 'both')).toEqual({ id: 30, name: 'both', logs: true, spans: true });
});

it('reads no more than one entry of each, however many there are', async () => {
  const plan = await database.query<Record<string, string>>(
    `EXPLAIN (ANALYZE, TIMING OFF) ${SERVICES_SQL}`,
    [1],
  );
  const text = plan.map((row) => row['QUERY PLAN']).join('\n');
  const reads = [...text.matchAll(/Scan.* on (?:log_rollup_minute|span_all) .*rows=([\d.]+) loops/g)];
  expect(reads, text).toHaveLength(2);
  for (const [, rows] of reads) expect(Number(rows), text).toBeLessThanOrEqual(1);
});
