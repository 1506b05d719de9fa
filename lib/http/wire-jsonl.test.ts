import { gzipSync } from 'node:zlib';
import { afterEach, expect, it, vi } from 'vitest';
import { jsonlIngestResponseSchema } from '../contracts/jsonl-ingest';
import { AppError } from '../errors';
import { readIngestCounters } from '../store/status/ingest-counters';
import { writeLogs } from '../store/write/write-logs';
import { handleJsonl } from './wire-jsonl';

vi.mock('../store/write/write-logs', () => ({ writeLogs: vi.fn() }));
const write = vi.mocked(writeLogs);
afterEach(() => write.mockReset());

async function send(body: BodyInit, headers: Record<string, string> = {}) {
  const response = await handleJsonl(
    new Request('http://x/api/ingest/jsonl', { method: 'POST', body, headers }),
  );
  return { status: response.status, json: (await response.json()) as unknown };
}
const stores = (duplicateBatch = false, rejected: { index: number; reason: string }[] = []) =>
  write.mockImplementation(async ({ records }) => ({
    stored: duplicateBatch ? 0 : records.length - rejected.length,
    duplicates: duplicateBatch ? records.length : 0,
    duplicateBatch,
    rejected,
  }));

it('answers with a verdict for each bad line, wherever it was refused', async () => {
  stores(false, [{ index: 1, reason: 'too wide' }]);
  const { status, json } = await send('{"msg":"a"}\n\nnope\n{"msg":"b\\u0000"}\n{"msg":"c"}');
  expect(status).toBe(200);
  expect(jsonlIngestResponseSchema.parse(json)).toEqual({
    accepted: 2,
    stored: 2,
    rejected: 2,
    duplicate: false,
    message: null,
    errors: [
      { line: 3, reason: expect.stringMatching(/^not valid JSON/) },
      { line: 4, reason: 'too wide' },
    ],
    repairs: { 'NUL removed': 1 },
  });
});

it('answers 400 with the same verdict when every line was refused, and lists 100 of them', async () => {
  const { status, json } = await send('nope\n'.repeat(150));
  const verdict = jsonlIngestResponseSchema.parse(json);
  expect([status, verdict.accepted, verdict.rejected, verdict.errors.length]).toEqual([400, 0, 150, 100]);
  expect(write).not.toHaveBeenCalled();
});

it('takes gzip, an empty body, and says when a batch was there already', async () => {
  stores(true);
  const again = await send(gzipSync('{"msg":"a","ts":1763789000}'), { 'content-encoding': 'gzip' });
  expect([again.status, again.json]).toEqual([
    200,
    expect.objectContaining({
      accepted: 1,
      stored: 0,
      duplicate: true,
      message: expect.stringMatching(/not stored again.*Idempotency-Key/),
    }),
  ]);
  expect(await send('\n')).toEqual({
    status: 200,
    json: { accepted: 0, stored: 0, rejected: 0, duplicate: false, message: null, errors: [], repairs: {} },
  });
});

it('remembers for the status page what was refused unread', async () => {
  expect((await send('{}', { 'content-encoding': 'br' })).status).toBe(415);
  expect(readIngestCounters().lastErrors[0]).toMatchObject({
    source: '/api/ingest/jsonl',
    message: expect.stringMatching(/"br"/),
  });
});

it('passes on that the store is away', async () => {
  write.mockRejectedValue(new AppError('unavailable', 'later', { retryAfterSeconds: 3 }));
  expect((await send('{"msg":"a"}')).status).toBe(503);
});
