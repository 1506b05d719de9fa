import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase } from '../../scripts/test-database';
import { readIngestCounters } from '../store/status/ingest-counters';
import { OTLP_GRPC } from './grpc/otlp-grpc';
import { startWireListener } from './wire-listener';
import { serveOtlp } from './wire-otlp-port';
import type { WireListener } from './wire-protocol';

const database = openTestDatabase();
const app = fileURLToPath(new URL('../../scripts/examples/otel-app.mjs', import.meta.url));
let listener: WireListener;
let grpc: WireListener;

beforeAll(async () => {
  listener = await startWireListener('127.0.0.1', 0, () => ({ kind: 'http', serve: serveOtlp }));
  grpc = await OTLP_GRPC.listen('127.0.0.1', 0);
});
afterAll(() => Promise.all([listener.stop(), grpc.stop()]));

interface Row {
  trace: string;
  body: string;
  severity: number;
  span: string | null;
  attributes: Record<string, unknown>;
}

// The only settings the program is given are where to send to, and whether to compress.
it.each([
  ['proto', '', () => listener],
  ['json', 'gzip', () => listener],
  ['grpc', 'gzip', () => grpc],
])(
  'takes logs, traces and metrics of an OpenTelemetry SDK program over %s %s',
  async (protocol, gzip, to) => {
    const service = `example-${protocol}`;
    const { metrics: before } = readIngestCounters().ingest;
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [app, protocol], {
      env: {
        ...process.env,
        OTEL_EXPORTER_OTLP_ENDPOINT: `http://${to().address}`,
        OTEL_LOG_LEVEL: 'warn',
        ...(gzip && { OTEL_EXPORTER_OTLP_COMPRESSION: gzip }),
      },
      timeout: 25_000,
    });
    expect(stderr).toBe('');
    expect(readIngestCounters().ingest.metrics.notStored - before.notStored).toBeGreaterThanOrEqual(5);
    const traceIds: string[] = JSON.parse(stdout.trim().split('\n').at(-1) ?? '[]');
    expect(traceIds).toHaveLength(5);

    const logs = await database.query<Row>(
      `SELECT replace(l.trace_key::text, '-', '') trace, body, severity::int, s.name span, l.attributes
       FROM log l JOIN service v ON v.id = l.service_id
       LEFT JOIN span s ON s.trace_key = l.trace_key AND s.span_key = l.span_key
      WHERE v.name = $1 ORDER BY l.time_ns, l.seq`,
      [service],
    );
    expect(logs).toHaveLength(10);
    expect([...new Set(logs.map((log) => log.trace))].sort()).toEqual([...traceIds].sort());
    expect(logs[0]).toMatchObject({
      body: 'card refused for order 0',
      severity: 17,
      span: 'charge card',
      attributes: { 'order.id': 0, error_type: 'CardRefused' },
    });
    expect(logs[1]).toMatchObject({ body: '{"order":0,"state":"done"}', severity: 9, span: 'checkout' });

    const spans = await database.query<{ name: string; kind: number; status: number; child: boolean }>(
      `SELECT s.name, kind::int, status::int, parent_key IS NOT NULL child
       FROM span s JOIN service v ON v.id = s.service_id WHERE v.name = $1 ORDER BY s.name, start_ns`,
      [service],
    );
    expect(spans).toHaveLength(10);
    expect(spans[0]).toEqual({ name: 'charge card', kind: 3, status: 2, child: true });
    expect(spans[9]).toEqual({ name: 'checkout', kind: 2, status: 0, child: false });
  },
);

it('does not count a batch twice that is sent again, and counts untimed records each time', async () => {
  const post = async (logRecords: object[]) => {
    const answer = await fetch(`http://${listener.address}/v1/logs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords }] }] }),
    });
    expect([answer.status, await answer.text()]).toEqual([200, '{}']);
  };
  const count = async () =>
    Number(
      (
        await database.query<{ n: bigint }>(
          `SELECT count(*) n FROM log l JOIN service v ON v.id = l.service_id WHERE v.name = 'unknown_service'`,
        )
      )[0]?.n,
    );
  const timed = [{ timeUnixNano: `${Date.now()}000000`, body: { stringValue: 'once' } }];
  await post(timed);
  await post(timed);
  expect(await count()).toBe(1);
  await post([{ body: { stringValue: 'each time' } }]);
  await post([{ body: { stringValue: 'each time' } }]);
  expect(await count()).toBe(3);
});

it('stores every kind of garbage repaired, and none of it costs a neighbour', async () => {
  const deep = `${'{"arrayValue":{"values":['.repeat(200)}${']}}'.repeat(200)}`;
  const attribute = (key: string, value: string) => `{"key":${key},"value":${value}}`;
  const many = Array.from({ length: 10_000 }, (_, i) => attribute(`"k${i}"`, '{"intValue":1}')).join();
  const time = `"timeUnixNano":"${Date.now()}000000"`;
  const records = [
    `{${time},"body":{"stringValue":"first neighbour"}}`,
    `{${time},"body":{"stringValue":"nul \\u0000 lone \\ud800 pair \\ud83d\\ude00"}}`,
    `{${time},"body":{"stringValue":"big"},"attributes":[${attribute('"n"', '{"doubleValue":1e400}')}]}`,
    `{${time},"body":${deep}}`,
    `{${time},"body":{"stringValue":"proto"},"attributes":[${attribute('"__proto__"', '{"stringValue":"p"}')}]}`,
    `{${time},"body":{"stringValue":"many"},"attributes":[${many}]}`,
    `{${time},"body":{"stringValue":"${'m'.repeat(1024 * 1024)}"}}`,
    `{${time},"body":{"stringValue":"\u0001 \u007f ${'\\u0085'}"}}`,
    `{"timeUnixNano":"5","body":{"stringValue":"too old"}}`,
    `{${time},"body":{"stringValue":"last neighbour"}}`,
  ].map((record) => record.replaceAll('\u0001', '\\u0001'));
  const service = attribute('"service.name"', '{"stringValue":"garbage"}');
  const answer = await fetch(`http://${listener.address}/v1/logs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: `{"resourceLogs":[{"resource":{"attributes":[${service}]},"scopeLogs":[{"logRecords":[${records}]}]}]}`,
  });
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({
    partialSuccess: {
      rejectedLogRecords: '1',
      errorMessage: expect.stringMatching(/1 of 10 records rejected.*NUL removed \(1\).*lone surrogate/),
    },
  });
  const rows = await database.query<Row>(
    `SELECT body, l.attributes FROM log l JOIN service v ON v.id = l.service_id
      WHERE v.name = 'garbage' ORDER BY l.time_ns, l.seq`,
  );
  expect(rows).toHaveLength(9);
  expect(rows[0]?.body).toBe('first neighbour');
  expect(rows[1]?.body).toBe('nul  lone \uFFFD pair 😀');
  expect(rows[2]?.attributes).toEqual({ n: '1e400' });
  expect(rows[3]?.body).toContain('nested too deep');
  expect(Object.keys(rows[4]?.attributes ?? {})).toEqual(['__proto__']);
  expect(Object.keys(rows[5]?.attributes ?? {})).toHaveLength(1024);
  expect(rows[6]?.body).toHaveLength(1024 * 1024);
  expect(rows[8]?.body).toBe('last neighbour');
});
