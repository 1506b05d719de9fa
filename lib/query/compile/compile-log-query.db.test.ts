import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { spanKey, traceKey } from '../../contracts/keys';
import { severityClass } from '../../contracts/severity';
import type { LogRecord } from '../../contracts/telemetry';
import { arbitraryLog, arbitraryStream } from '../arbitrary-record';
import type { QueryNode } from '../ast';
import { parseQuery } from '../parse';
import { logTokens } from '../tokens';
import { compileLogQuery } from './compile-log-query';
import { SqlParams } from './sql-params';

const NOW = 1_700_500_000_000_000_000n;
const database = openTestDatabase();
const logs = fc.sample(
  arbitraryLog(fc.constantFrom(...fc.sample(arbitraryStream, { numRuns: 12, seed: 7 }))),
  {
    numRuns: 250,
    seed: 7,
  },
);

beforeAll(async () => {
  await database.query('CREATE TABLE log_all PARTITION OF log DEFAULT');
  for (const [seq, log] of logs.entries()) await insert(log, seq);
});

describe('compileLogQuery on a real server', () => {
  it('counts through the rollup what it counts row by row', async () => {
    const queries = [
      'level:ERROR',
      'service:API AND level>=WARN',
      'NOT service:api',
      'NOT level:(ERROR OR INFO)',
      'service:s* level:*',
    ];
    for (const text of queries) {
      const { ast } = parseQuery(text);
      const { rollup } = compileLogQuery(ast, new SqlParams(), { tenantId: 1, nowNs: NOW });
      expect(rollup, text).not.toBeNull();
      const params = new SqlParams();
      const where = compileLogQuery(ast, params, { tenantId: 1, nowNs: NOW }).rollup?.serviceWhere ?? 'TRUE';
      const rows = await database.query<{ seq: bigint; severity: number }>(
        `SELECT r.seq, r.severity FROM log r WHERE ${where}`,
        params.values,
      );
      const counted = rows.filter(
        ({ severity }) => !rollup?.classes || rollup.classes.includes(severityClass(severity)),
      );
      expect(counted.length, text).toBe((await search(ast)).exact.length);
      expect(counted.length, text).toBeGreaterThan(0);
    }
  });
});

async function search(ast: QueryNode | null): Promise<{ exact: number[]; withTokens: number[] }> {
  const params = new SqlParams();
  const { exact, tokens } = compileLogQuery(ast, params, { tenantId: 1, nowNs: NOW });
  const run = async (where: string) => {
    const rows = await database.query<{ seq: bigint }>(
      `SELECT t.seq FROM log t WHERE ${where} ORDER BY t.seq`,
      params.values,
    );
    return rows.map(({ seq }) => Number(seq));
  };
  return { exact: await run(exact), withTokens: await run(`${tokens ?? 'TRUE'} AND ${exact}`) };
}

async function insert(log: LogRecord, seq: number): Promise<void> {
  const { stream } = log;
  const digest = createHash('sha256').update(JSON.stringify(stream)).digest();
  await database.query('INSERT INTO service (tenant_id, name) VALUES (1, $1) ON CONFLICT DO NOTHING', [
    stream.service,
  ]);
  await database.query(
    `INSERT INTO stream (tenant_id, digest, service_id, environment, service_version, resource, scope_name, scope_version, scope_attributes)
     SELECT 1, $1, id, $3, $4, $5, $6, $7, $8 FROM service WHERE name = $2 ON CONFLICT DO NOTHING`,
    [
      digest,
      stream.service,
      stream.environment,
      stream.serviceVersion,
      JSON.stringify(stream.resource),
      stream.scopeName,
      stream.scopeVersion,
      JSON.stringify(stream.scopeAttributes),
    ],
  );
  const [ids] = await database.query<{ streamId: number; serviceId: number }>(
    'SELECT id AS "streamId", service_id AS "serviceId" FROM stream WHERE digest = $1',
    [digest],
  );
  if (!ids) throw new Error('The stream is not there.');
  const trace = log.traceId === null ? null : traceKey(log.traceId);
  const span = log.spanId === null ? null : spanKey(log.spanId);
  const ownText = log.severityText === severityClass(log.severityNumber) ? null : log.severityText;
  await database.query(
    `INSERT INTO log (time_ns, seq, shard_key, tenant_id, stream_id, service_id, severity, observed_ns, span_key, trace_key,
       tok, severity_text, trace_text, span_text, body, attributes)
     VALUES ($1, $2, 0, 1, $13, $14, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      log.time,
      seq,
      log.severityNumber,
      log.observedTime,
      span?.key ?? null,
      trace?.key ?? null,
      logTokens(log, ids),
      ownText,
      trace?.text ?? null,
      span?.text ?? null,
      log.body,
      JSON.stringify(log.attributes),
      ids.streamId,
      ids.serviceId,
    ],
  );
}
