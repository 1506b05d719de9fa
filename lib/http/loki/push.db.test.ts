import protobuf from 'protobufjs/minimal.js';
import { compress } from 'snappyjs';
import { describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../../scripts/test-database';
import { serveLoki } from './serve-loki';

const database = openTestDatabase();

const BASE = 'http://localhost:3100';
const NOW_MS = Date.now() - 60_000;
const AT = BigInt(NOW_MS) * 1_000_000n;

async function push(streams: unknown, headers: Record<string, string> = {}) {
  const response = await serveLoki(
    new Request(`${BASE}/loki/api/v1/push`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ streams }),
    }),
  );
  return { status: response.status, text: await response.text() };
}

describe('push', () => {
  it('answers 204, and the same push again stores nothing twice', async () => {
    const streams = [{ stream: { job: 'twice' }, values: [[`${AT}`, 'once']] }];
    expect(await push(streams)).toEqual({ status: 204, text: '' });
    expect(await push(streams)).toEqual({ status: 204, text: '' });
    const rows = await database.query("SELECT body FROM log WHERE body = 'once'");
    expect(rows).toHaveLength(1);
  });

  it('takes the snappy protobuf of Promtail, Alloy, Fluent Bit and Vector, and of the older path', async () => {
    const request = protobuf.Writer.create();
    const stream = request.uint32(10).fork();
    stream.uint32(10).string('{job="promtail", filename="/var/log/x"}');
    const entry = stream.uint32(18).fork();
    entry
      .uint32(10)
      .fork()
      .uint32(8)
      .int64(Math.floor(NOW_MS / 1000))
      .ldelim()
      .uint32(18)
      .string('from promtail')
      .ldelim();
    stream.ldelim();
    const body = new Uint8Array(compress(request.finish()));
    for (const [path, headers] of [
      ['/loki/api/v1/push', { 'content-type': 'application/x-protobuf', 'user-agent': 'promtail/2.9.0' }],
      ['/loki/api/v1/push', { 'content-type': 'application/x-protobuf', 'content-encoding': 'snappy' }],
      ['/api/prom/push', { 'content-type': 'application/x-protobuf' }],
    ] as const) {
      const response = await serveLoki(new Request(`${BASE}${path}`, { method: 'POST', headers, body }));
      expect(response.status).toBe(204);
    }
    const rows = await database.query<{ body: string; service: string }>(
      "SELECT t.body, s.resource ->> 'service.name' AS service FROM log t JOIN stream s ON s.id = t.stream_id WHERE t.body = 'from promtail'",
    );
    expect(new Set(rows.map(({ service }) => service))).toEqual(new Set(['promtail']));
  });

  it('stores what is good and names the first thing that is not', async () => {
    const answer = await push([
      {
        stream: { job: 'mixed' },
        values: [
          ['5', 'old'],
          [`${AT}`, 'kept'],
        ],
      },
    ]);
    expect(answer.status).toBe(400);
    expect(answer.text).toMatch(/^entry for stream '{job="mixed"}' has timestamp too old: 1970-/);
    expect(await database.query("SELECT body FROM log WHERE body = 'kept'")).toHaveLength(1);
  });

  it.each([
    ['{}', 'application/json', 422, /at least one valid stream/],
    ['{', 'application/json', 400, /not valid JSON/],
    ['x', 'text/plain', 400, /not supported/],
    ['not snappy', 'application/x-protobuf', 400, /snappy: corrupt input/],
    ['\xff\xff\xff\xff\x0f', 'application/x-protobuf', 413, /request body too large/],
  ])('refuses %j as %s: %i', async (body, type, status, message) => {
    const response = await serveLoki(
      new Request(`${BASE}/loki/api/v1/push`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: Buffer.from(body, 'latin1'),
      }),
    );
    expect(response.status).toBe(status);
    expect(await response.text()).toMatch(message);
  });

  it('keeps the tenants apart by name', async () => {
    await push([{ stream: { job: 'tenants' }, values: [[`${AT}`, 'of a team']] }], {
      'x-scope-orgid': 'team-a',
    });
    const rows = await database.query<{ tenant: string }>(
      "SELECT s.resource ->> 'loki.tenant' AS tenant FROM log t JOIN stream s ON s.id = t.stream_id WHERE t.body = 'of a team'",
    );
    expect(rows).toEqual([{ tenant: 'team-a' }]);
  });
});
