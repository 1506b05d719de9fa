import { beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { testSpan, testStream } from '../../../scripts/test-records';
import { spanKey, traceKey } from '../../contracts/keys';
import type { SpanRecord } from '../../contracts/telemetry';
import { timeNs } from '../../time/time-ns';
import { parseQuery } from '../parse';
import { spanTokens } from '../tokens';
import { compileSpanQuery } from './compile-span-query';
import { SqlParams } from './sql-params';

const database = openTestDatabase();
const start = timeNs(1_700_000_000_000_000_000n);
const stream = testStream({ service: 'API', environment: 'prod' });
const common = { start, stream, traceId: '4bf92f3577b34da6a3ce929d0e0e4736' };

/** By their place in this list. */
const SPANS: SpanRecord[] = [
  testSpan({
    ...common,
    name: 'GET /lots',
    kind: 2,
    status: 1,
    durationNs: 500_000_000n,
    attributes: { status: 'queued', code: 500, kind: 'server room', duration: 3, 'attributes.odd': 1 },
  }),
  testSpan({
    ...common,
    name: 'parse',
    status: 2,
    statusMessage: 'Voltage out of range',
    durationNs: 500_000_001n,
    attributes: { wafer_lot: 'W-1' },
    events: [
      { time: start, name: 'exception', attributes: { 'exception.type': 'ValidationError', tries: [1, 2] } },
    ],
  }),
  testSpan({ ...common, traceId: 'trace-1f3c', name: 'flush', kind: 3, durationNs: 1_500n, attributes: {} }),
];

beforeAll(async () => {
  await database.query('CREATE TABLE span_all PARTITION OF span DEFAULT');
  await database.query("INSERT INTO service (tenant_id, name) VALUES (1, 'API')");
  await database.query(
    `INSERT INTO stream (tenant_id, digest, service_id, environment, resource) VALUES (1, '\\x01', 1, 'prod', '{"host.name": "h1", "service": "own"}')`,
  );
  for (const span of SPANS) await insert(span);
});

describe('compileSpanQuery on a real server', () => {
  it.each([
    ['', [0, 1, 2]],
    ['duration>500ms', [1]],
    ['duration>=500ms', [0, 1]],
    ['duration<=0.5s', [0, 2]],
    ['duration<2us', [2]],
    ['duration:1.5us', [2]],
    ['duration>500', [1]],
    ['status:error', [1]],
    ['NOT status:error', [0, 2]],
    ['status:queued', [0]],
    ['kind:server OR kind:CLIENT', [0, 2]],
    ['name:get', [0]],
    ['operation:"GET /lots"', [0]],
    ['name:fl*', [2]],
    ['service:api environment:PROD', [0, 1, 2]],
    ['code:500', [0]],
    ['500', [0]],
    ['voltage', [1]],
    ['"out of range"', [1]],
    ['validationerror', [1]],
    ['exception', [1]],
    ['exception.type:ValidationError', [1]],
    ['tries>1', [1]],
    ['tries:*', [1]],
    ['exception.*:validationerror', [1]],
    ['t*s:>1', [1]],
    ['attributes.status:queued', [0]],
    ['attributes.status:error', []],
    ['attributes.kind:"server room"', [0]],
    ['attributes.duration:3', [0]],
    ['attributes.odd:1', [0]],
    ['attributes.tries>1', [1]],
    ['attributes.exception.*:*', [1]],
    ['attributes.host.name:h1', []],
    ['resource.host.name:h1', [0, 1, 2]],
    ['resource.service:own', [0, 1, 2]],
    ['resource.service:API', []],
    ['resource.tries:*', []],
    ['host.name:h1 -tries:*', [0, 2]],
    ['trace_id:trace-1f3c', [2]],
    ['1f3c', [2]],
    ['4BF92F3577B34DA6A3CE929D0E0E4736', [0, 1]],
    ['status_message:*', [1]],
    ['time:2023-11-14', [0, 1, 2]],
    ['nosuchword', []],
  ])('%s', async (text, expected) => {
    const params = new SqlParams();
    const { exact, tokens } = compileSpanQuery(parseQuery(text).ast, params, { tenantId: 1, nowNs: start });
    for (const where of [exact, `${tokens ?? 'TRUE'} AND ${exact}`]) {
      const rows = await database.query<{ span_key: bigint }>(
        `SELECT t.span_key FROM span t WHERE ${where}`,
        params.values,
      );
      const found = rows.map(({ span_key }) =>
        SPANS.findIndex(({ spanId }) => spanKey(spanId).key === span_key),
      );
      expect(found.sort()).toEqual(expected);
    }
  });
});

async function insert(span: SpanRecord): Promise<void> {
  const trace = traceKey(span.traceId);
  const events = span.events.map(({ time, name, attributes }) => ({
    time: time.toString(),
    name,
    attributes,
  }));
  await database.query(
    `INSERT INTO span (start_ns, duration_ns, trace_key, span_key, shard_key, tenant_id, stream_id, service_id, kind, status,
       tok, name, status_message, trace_text, attributes, events)
     VALUES ($1, $2, $3, $4, $5, 1, 1, 1, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      span.start,
      span.durationNs,
      trace.key,
      spanKey(span.spanId).key,
      trace.shardKey,
      span.kind,
      span.status,
      spanTokens(span, { streamId: 1, serviceId: 1 }),
      span.name,
      span.statusMessage,
      trace.text,
      JSON.stringify(span.attributes),
      JSON.stringify(events),
    ],
  );
}
