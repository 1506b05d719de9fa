import { connect as connectHttp2, constants } from 'node:http2';
import { connect } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { Metadata, status } from '@grpc/grpc-js';
import protobuf from 'protobufjs/minimal.js';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { encodeLogs } from '../../../scripts/otlp/encode-request';
import { GrpcTestClient } from '../../../scripts/test-grpc-client';
import { AppError } from '../../errors';
import { writeLogs } from '../../store/write/write-logs';
import { WireShare } from '../wire-budget';
import type { WireListener } from '../wire-protocol';
import { OTLP_GRPC } from './otlp-grpc';

vi.mock('../../store/write/write-logs', () => ({ writeLogs: vi.fn() }));
vi.mock('../../logger', () => ({ logger: () => ({ error: () => undefined, warn: () => undefined }) }));
const write = vi.mocked(writeLogs);

const LOGS = '/opentelemetry.proto.collector.logs.v1.LogsService/Export';
let listener: WireListener;
let client: GrpcTestClient;
beforeAll(async () => {
  listener = await OTLP_GRPC.listen('127.0.0.1', 0);
  client = new GrpcTestClient(listener.address);
});
afterAll(async () => {
  client.close();
  await listener.stop(0);
});
beforeEach(() => {
  write.mockImplementation(async ({ records }) => ({
    stored: records.length,
    duplicates: 0,
    duplicateBatch: false,
    rejected: [],
  }));
});
afterEach(() => write.mockReset());

const source = { resource: { 'service.name': 'shop' }, scope: 'test' };
const now = BigInt(Date.now()) * 1_000_000n;
const log = (body: string, timeNs = now) => ({
  source,
  timeNs,
  severityNumber: 9,
  severityText: 'INFO',
  body,
  attributes: {},
});
const stored = () => write.mock.calls.flatMap(([batch]) => batch.records.map((record) => record.body));

/** The seconds of RetryInfo in a google.rpc.Status, null without one. */
function retryDelay(metadata: Metadata | null): number | null {
  const [details] = metadata?.get('grpc-status-details-bin') ?? [];
  const [plain] = metadata?.get('google.rpc.retryinfo-bin') ?? [];
  if (!(details instanceof Buffer)) return null;
  const any = fieldOf(details, 26);
  expect(fieldOf(any, 10).toString()).toBe('type.googleapis.com/google.rpc.RetryInfo');
  expect(fieldOf(any, 18)).toEqual(plain);
  const delay = protobuf.Reader.create(fieldOf(fieldOf(any, 18), 10));
  expect(delay.uint32()).toBe(8);
  return Number(delay.int64());
}
function fieldOf(message: Buffer, tag: number): Buffer {
  const reader = protobuf.Reader.create(message);
  for (let seen = reader.uint32(); ; seen = reader.uint32()) {
    if (seen === tag) return Buffer.from(reader.bytes());
    reader.skipType(seen & 7);
  }
}

it('takes plain and compressed messages, and answers an empty response', async () => {
  const answer = await client.call(LOGS, encodeLogs([log('plain')]));
  expect([answer.code, answer.response?.length]).toEqual([status.OK, 0]);
  const zipping = new GrpcTestClient(listener.address, { gzip: true });
  expect((await zipping.call(LOGS, encodeLogs([log('zipped')]))).code).toBe(status.OK);
  zipping.close();
  expect(stored()).toEqual(['plain', 'zipped']);
});

it('reports a partial success', async () => {
  const { response } = await client.call(LOGS, encodeLogs([log('old', 1n), log('new')]));
  const partial = fieldOf(response ?? Buffer.alloc(0), 10);
  expect(partial[1]).toBe(1);
  expect(fieldOf(partial, 18).toString()).toMatch(/^1 of 2 records rejected: the time is before 2000/);
});

it.each([
  [
    new AppError('too_many_requests', 'Full: 100 %, später', { retryAfterSeconds: 7 }),
    status.RESOURCE_EXHAUSTED,
    7,
  ],
  [new AppError('unavailable', 'The database is away.', { retryAfterSeconds: 2 }), status.UNAVAILABLE, 2],
  [new AppError('conflict', 'Another body.'), status.ALREADY_EXISTS, null],
])('tells %s as gRPC does', async (error, code, seconds) => {
  write.mockRejectedValue(error);
  const refused = await client.call(LOGS, encodeLogs([log('x')]));
  expect([refused.code, refused.details, retryDelay(refused.trailers)]).toEqual([
    code,
    error.message,
    seconds,
  ]);
});

it('refuses what it cannot read, and methods that are not here', async () => {
  expect((await client.call(LOGS, Buffer.from('garbage'))).code).toBe(status.INVALID_ARGUMENT);
  const profiles = '/opentelemetry.proto.collector.profiles.v1development.ProfilesService/Export';
  expect((await client.call(profiles, Buffer.alloc(0))).code).toBe(status.UNIMPLEMENTED);
  expect(write).not.toHaveBeenCalled();
});

it('hands the idempotency key on, and refuses what a page of elsewhere sends', async () => {
  const metadata = new Metadata();
  metadata.set('idempotency-key', 'batch 1');
  await client.call(LOGS, encodeLogs([log('x')]), { metadata });
  await client.call(LOGS, encodeLogs([log('y')]), { metadata });
  const [first, second] = write.mock.calls.map(([batch]) => batch);
  expect(first?.digest).toEqual(second?.digest);
  expect(first?.bodyDigest).not.toEqual(second?.bodyDigest);
  metadata.set('origin', 'http://evil.example');
  expect((await client.call(LOGS, Buffer.alloc(0), { metadata })).code).toBe(status.PERMISSION_DENIED);
});

it('answers DEADLINE_EXCEEDED when the store takes longer than the sender waits', async () => {
  let commit = () => undefined as unknown;
  write.mockImplementation(
    () =>
      new Promise((resolve) => {
        commit = () => resolve({ stored: 1, duplicates: 0, duplicateBatch: false, rejected: [] });
      }),
  );
  expect((await client.call(LOGS, encodeLogs([log('x')]), { deadlineMs: 100 })).code).toBe(
    status.DEADLINE_EXCEEDED,
  );
  commit();
  expect((await client.call(LOGS, Buffer.alloc(0))).code).toBe(status.OK);
});

it('refuses a message beyond 64 MiB as its length says, and a bomb when it is found out', async () => {
  const prefix = Buffer.from([0, 0x04, 0, 0, 1]);
  expect(await rawCall(prefix)).toMatchObject({
    'grpc-status': '8',
    'grpc-message': expect.stringContaining('larger'),
  });
  const bomb = gzipSync(Buffer.alloc(65 * 1024 * 1024));
  expect(await rawCall(frame(bomb, 1), 'gzip')).toMatchObject({ 'grpc-status': '8' });
  expect(write).not.toHaveBeenCalled();
});

it.each([
  ['a compression it does not know', frame(Buffer.from('x'), 1), 'zstd', '12'],
  ['a message that is not what its compression says', frame(Buffer.from('x'), 1), 'gzip', '3'],
  ['a compressed message without a compression', frame(Buffer.from('x'), 1), 'identity', '3'],
  ['two messages', Buffer.concat([frame(Buffer.alloc(0), 0), frame(Buffer.alloc(0), 0)]), 'identity', '12'],
  ['no message', Buffer.alloc(0), 'identity', '12'],
  ['half a message', frame(Buffer.from('whole'), 0).subarray(0, 7), 'identity', '3'],
])('refuses %s', async (_, body, encoding, code) => {
  const trailers = await rawCall(body, encoding);
  expect(trailers['grpc-status']).toBe(code);
  expect(trailers['grpc-accept-encoding']).toContain('gzip');
});

it('counts what comes against the memory for bodies, and gives it back when a sender goes away', async () => {
  const session = connectHttp2(`http://${listener.address}`);
  const half = session.request({ ':method': 'POST', ':path': LOGS, 'content-type': 'application/grpc' });
  half.on('error', () => undefined);
  half.write(frame(Buffer.alloc(600_000), 0).subarray(0, 500_000));
  const others = new WireShare();
  const takeMost = () => others.grow(256 * 1024 * 1024 - 400_000);
  const hasRoomForMost = () => {
    try {
      takeMost();
      return true;
    } catch {
      return false;
    } finally {
      others.release();
    }
  };
  while (hasRoomForMost()) await nextTurn();
  half.destroy();
  while (!hasRoomForMost()) await nextTurn();
  takeMost();
  const refused = await client.call(LOGS, encodeLogs([log('x'.repeat(600_000))]));
  expect([refused.code, retryDelay(refused.trailers)]).toEqual([status.RESOURCE_EXHAUSTED, 1]);
  expect((await client.call(LOGS, encodeLogs([log('small')]))).code).toBe(status.OK);
  others.release();
  session.destroy();
});

it('answers health checks', async () => {
  const check = (service: string) =>
    client.call('/grpc.health.v1.Health/Check', protobuf.Writer.create().uint32(10).string(service).finish());
  expect((await check('')).response).toEqual(Buffer.from([8, 1]));
  expect((await check('opentelemetry.proto.collector.logs.v1.LogsService')).code).toBe(status.OK);
  expect((await check('nobody')).code).toBe(status.NOT_FOUND);
});

it('tells who speaks HTTP/1.1 which port this is', async () => {
  const [host, port] = listener.address.split(':');
  const answer = await new Promise<string>((resolve) => {
    let text = '';
    const socket = connect(Number(port), host);
    socket.on('data', (bytes) => {
      text += bytes.toString();
    });
    socket.on('end', () => resolve(text));
    socket.write('POST /v1/logs HTTP/1.1\r\nhost: x\r\n\r\n');
  });
  expect(answer).toMatch(/^HTTP\/1\.1 415 .*4318/s);
});

it('answers running calls when it stops, and takes no more', async () => {
  const own = await OTLP_GRPC.listen('127.0.0.1', 0);
  const sender = new GrpcTestClient(own.address);
  let commit = () => undefined as unknown;
  const reached = new Promise<void>((resolve) => {
    write.mockImplementation(
      () =>
        new Promise((done) => {
          commit = () => done({ stored: 1, duplicates: 0, duplicateBatch: false, rejected: [] });
          resolve();
        }),
    );
  });
  const running = sender.call(LOGS, encodeLogs([log('last')]));
  await reached;
  const stopped = own.stop();
  commit();
  expect((await running).code).toBe(status.OK);
  await stopped;
  expect((await sender.call(LOGS, Buffer.alloc(0))).code).toBe(status.UNAVAILABLE);
  sender.close();
});

function frame(bytes: Buffer, flag: number): Buffer {
  const head = Buffer.from([flag, 0, 0, 0, 0]);
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}

/** A call of these bytes on a bare HTTP/2 connection; gives its headers and trailers. */
function rawCall(body: Buffer, encoding = 'identity'): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const session = connectHttp2(`http://${listener.address}`);
    const seen: Record<string, unknown> = {};
    const stream = session.request({
      ':method': 'POST',
      ':path': LOGS,
      'content-type': 'application/grpc',
      te: 'trailers',
      'grpc-encoding': encoding,
    });
    stream.on('response', (headers) => Object.assign(seen, headers));
    stream.on('trailers', (headers) => Object.assign(seen, headers));
    stream.on('error', reject);
    stream.on('close', () => {
      expect(stream.rstCode).toBe(constants.NGHTTP2_NO_ERROR);
      session.close();
      resolve(seen);
    });
    stream.resume();
    stream.end(body);
  });
}
