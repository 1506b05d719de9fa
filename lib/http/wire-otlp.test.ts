import { gzipSync } from 'node:zlib';
import protobuf from 'protobufjs/minimal.js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AppError } from '../errors';
import { readIngestCounters } from '../store/status/ingest-counters';
import { writeLogs } from '../store/write/write-logs';
import { handleOtlpLogs } from './wire-otlp';

vi.mock('../store/write/write-logs', () => ({ writeLogs: vi.fn() }));
vi.mock('../logger', () => ({ logger: () => ({ error: () => undefined, warn: () => undefined }) }));
const write = vi.mocked(writeLogs);

beforeEach(() => {
  write.mockImplementation(async ({ records }) => ({
    stored: records.length,
    duplicates: 0,
    duplicateBatch: false,
    rejected: [],
  }));
});
afterEach(() => write.mockReset());

const JSON_TYPE = 'application/json';
const PROTO_TYPE = 'application/x-protobuf';

async function send(body: BodyInit | null, headers: Record<string, string> = {}, method = 'POST') {
  const init: RequestInit = { method, headers: { 'content-type': JSON_TYPE, ...headers } };
  if (method === 'POST') init.body = body;
  const response = await handleOtlpLogs(new Request('http://x/v1/logs', init));
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}
const sendJson = async (value: unknown, headers: Record<string, string> = {}) => {
  const answer = await send(JSON.stringify(value), headers);
  return { ...answer, json: JSON.parse(answer.bytes.toString()) as unknown };
};
const request = (...logRecords: unknown[]) => ({ resourceLogs: [{ scopeLogs: [{ logRecords }] }] });
const TIMED = { timeUnixNano: '1763789000000000000', body: { stringValue: 'x' } };

/** Reads google.rpc.Status { code = 1, message = 2 }. */
function readStatus(bytes: Buffer): { code: number; message: string } {
  const reader = protobuf.Reader.create(bytes);
  expect(reader.uint32()).toBe(8);
  const code = reader.int32();
  expect(reader.uint32()).toBe(18);
  return { code, message: reader.string() };
}

it('answers success in the encoding of the request', async () => {
  const json = await sendJson(request(TIMED), { 'content-type': 'Application/JSON; charset=utf-8' });
  expect([json.status, json.json]).toEqual([200, {}]);
  expect(json.headers.get('content-type')).toBe(JSON_TYPE);
  const proto = await send(new Uint8Array(), { 'content-type': PROTO_TYPE });
  expect([proto.status, proto.bytes.length]).toEqual([200, 0]);
  expect(proto.headers.get('content-type')).toBe(PROTO_TYPE);
});

it('does not trouble the store with an empty request', async () => {
  expect((await sendJson({})).status).toBe(200);
  expect(write).not.toHaveBeenCalled();
});

it('reports a partial success with count and reasons, from the decoder and from the store', async () => {
  write.mockImplementation(async () => ({
    stored: 1,
    duplicates: 0,
    duplicateBatch: false,
    rejected: [{ index: 1, reason: 'too wide' }],
  }));
  const { status, json } = await sendJson(request({ timeUnixNano: '1' }, TIMED, TIMED));
  expect(status).toBe(200);
  expect(json).toEqual({
    partialSuccess: {
      rejectedLogRecords: '2',
      errorMessage:
        '2 of 3 records rejected: the time is before 2000-01-01 (1; record 0); too wide (1; record 2).',
    },
  });
});

it('encodes a partial success in protobuf', async () => {
  const early = Buffer.from('0a0d120b12090901000000000000 00'.replace(' ', ''), 'hex');
  const { bytes } = await send(early, { 'content-type': PROTO_TYPE });
  const reader = protobuf.Reader.create(bytes);
  expect(reader.uint32()).toBe(10);
  reader.uint32();
  expect([reader.uint32(), Number(reader.int64())]).toEqual([8, 1]);
  expect([reader.uint32(), reader.string()]).toEqual([18, expect.stringMatching(/before 2000-01-01/)]);
});

it('warns about repairs with nothing rejected', async () => {
  const { json } = await sendJson(request({ ...TIMED, body: { stringValue: 'a\0b' } }));
  expect(json).toEqual({ partialSuccess: { errorMessage: 'Kept with repairs: NUL removed (1).' } });
});

it('refuses what it cannot read with 400 and a Status', async () => {
  const json = await send('{');
  expect([json.status, JSON.parse(json.bytes.toString())]).toEqual([
    400,
    { code: 3, message: expect.stringMatching(/not valid JSON/) },
  ]);
  const proto = await send('hello', { 'content-type': PROTO_TYPE });
  expect(proto.status).toBe(400);
  expect(proto.headers.get('content-type')).toBe(PROTO_TYPE);
  expect(readStatus(proto.bytes)).toEqual({ code: 3, message: expect.stringMatching(/protobuf/) });
  expect((await send(gzipSync('{}').subarray(0, 8), { 'content-encoding': 'gzip' })).status).toBe(400);
});

it('reads gzip, and refuses other encodings and types with 415', async () => {
  const body = gzipSync(JSON.stringify(request(TIMED)));
  expect((await send(body, { 'content-encoding': 'gzip' })).status).toBe(200);
  expect(write.mock.calls[0]?.[0].records).toHaveLength(1);
  expect((await send(body, { 'content-encoding': 'br' })).status).toBe(415);
  expect((await send('x', { 'content-type': 'text/plain' })).status).toBe(415);
  expect(readIngestCounters().lastErrors.slice(0, 2)).toMatchObject([
    { source: '/v1/logs', message: expect.stringMatching(/^Content-Type/) },
    { source: '/v1/logs', message: expect.stringMatching(/"br" is not read/) },
  ]);
});

it('refuses a bomb without unpacking it, and an announced giant, with 413', async () => {
  // 60 GiB: unpacking it takes more than the time that a test has.
  const bomb = Buffer.concat(Array(60_000).fill(gzipSync(Buffer.alloc(1024 * 1024), { level: 9 })));
  expect((await send(bomb, { 'content-encoding': 'gzip', 'content-type': PROTO_TYPE })).status).toBe(413);
  expect((await send('{}', { 'content-length': String(65 * 1024 * 1024) })).status).toBe(413);
});

it('answers other methods with 405', async () => {
  const { status, headers } = await send(null, {}, 'GET');
  expect([status, headers.get('allow')]).toEqual([405, 'POST']);
});

it.each([
  ['too_many_requests', 429, 8],
  ['unavailable', 503, 14],
  ['conflict', 409, 6],
] as const)('passes %s on as %i with Retry-After', async (code, status, rpc) => {
  write.mockRejectedValue(new AppError(code, 'later', { retryAfterSeconds: 7 }));
  const answer = await sendJson(request(TIMED));
  expect([answer.status, answer.headers.get('retry-after'), answer.json]).toEqual([
    status,
    '7',
    { code: rpc, message: 'later' },
  ]);
});

it('hides what broke behind 500 and a request id', async () => {
  write.mockRejectedValue(new Error('secret detail'));
  const answer = await sendJson(request(TIMED));
  expect(answer.status).toBe(500);
  expect(answer.bytes.toString()).not.toContain('secret');
});

it('names a batch by its bytes, or by the key it came with, unless it holds records without a time', async () => {
  const digests = async (...sends: [unknown, Record<string, string>?][]) => {
    write.mockClear();
    for (const [value, headers] of sends) await sendJson(value, headers);
    return write.mock.calls.map(([batch]) => batch.digest && Buffer.from(batch.digest).toString('hex'));
  };
  const [first, again, other] = await digests([request(TIMED)], [request(TIMED)], [request(TIMED, TIMED)]);
  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(again).toBe(first);
  expect(other).not.toBe(first);
  const key = { 'idempotency-key': 'k1' };
  const empty = { 'idempotency-key': '' };
  const [untimed, keyed, keyedToo, unkeyed] = await digests(
    [request({})],
    [request({}), key],
    [request(TIMED), key],
    [request(TIMED), empty],
  );
  expect(untimed).toBeNull();
  expect(keyed).toBe(keyedToo);
  expect(unkeyed).toBe(first);
  const bodies = write.mock.calls.map(
    ([batch]) => batch.bodyDigest && Buffer.from(batch.bodyDigest).toString('hex'),
  );
  expect(bodies).toEqual([null, expect.stringMatching(/^[0-9a-f]{64}$/), expect.any(String), null]);
  expect(bodies[1]).not.toBe(bodies[2]);
});
