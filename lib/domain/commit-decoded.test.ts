import { afterEach, expect, it, vi } from 'vitest';
import type { Decoded, LogRecord } from '../contracts/telemetry';
import type { WriteBatch, WriteOutcome } from '../contracts/write-batch';
import { AppError } from '../errors';
import { readIngestCounters } from '../store/status/ingest-counters';
import { readSources } from '../store/status/source-counters';
import { commitDecoded } from './commit-decoded';
import { pipelineStages } from './pipeline-stages';

vi.mock('./pipeline-stages', () => ({ pipelineStages: vi.fn(() => []) }));
afterEach(() => vi.mocked(pipelineStages).mockReset());

const ctx = { requestId: 'r', tenantId: 1, signal: new AbortController().signal };
const input = { path: '/test', body: Buffer.from('body'), idempotencyKey: null };
const log = (body: string) => ({ body }) as LogRecord;
const decoded = (...bodies: string[]): Decoded<LogRecord> => ({
  records: bodies.map(log),
  positions: bodies.map((_, index) => index * 10),
  rejections: [{ position: 15, reason: 'unreadable' }],
  repairs: new Map([['NUL removed', 1]]),
  recordKeys: bodies.map((body) => Buffer.from(body)),
  allTimed: true,
});
/** Leaves out what is marked, and shouts the rest. */
const stage = {
  name: 'quiet',
  run: (records: LogRecord[]) => {
    const kept = records.flatMap(({ body }, index) => (body.startsWith('-') ? [] : [index]));
    const left = records.filter(({ body }) => !body.startsWith('-'));
    return {
      kept,
      records: left.map(({ body }) => log(body.toUpperCase())),
      changes: new Map([['shouted', left.length]]),
    };
  },
};

it('hands on what the stages kept, and finds their places in the request again', async () => {
  vi.mocked(pipelineStages<'logs'>).mockReturnValue([stage]);
  const { logs: before } = readIngestCounters().ingest;
  const batches: WriteBatch<LogRecord>[] = [];
  const report = await commitDecoded(
    ctx,
    'logs',
    input,
    () => decoded('-a', 'b', '-c', 'd', 'e'),
    async (batch): Promise<WriteOutcome> => {
      batches.push(batch);
      return {
        stored: 1,
        duplicates: 1,
        duplicateBatch: false,
        rejected: [{ index: 1, reason: 'too wide' }],
        known: [{ index: 2, sameContent: true }],
      };
    },
  );
  expect(batches[0]?.records.map(({ body }) => body)).toEqual(['B', 'D', 'E']);
  expect(batches[0]?.recordKeys?.map(String)).toEqual(['b', 'd', 'e']);
  expect(report).toMatchObject({
    received: 6,
    written: [10, 30, 40],
    known: [{ position: 40, sameContent: true }],
    rejections: [
      { position: 15, reason: 'unreadable' },
      { position: 30, reason: 'too wide' },
    ],
  });
  // A stage's changes are the operator's own wish: the sender is not told of them.
  expect([...report.repairs]).toEqual([['NUL removed', 1]]);
  const { ingest, repairs } = readIngestCounters();
  expect([ingest.logs.dropped - before.dropped, ingest.logs.repaired - before.repaired]).toEqual([2, 4]);
  expect(repairs).toContainEqual({ what: 'shouted', count: 3 });
});

it('counts nothing of a batch that was there already', async () => {
  vi.mocked(pipelineStages<'logs'>).mockReturnValue([stage]);
  const before = readIngestCounters();
  await commitDecoded(
    ctx,
    'logs',
    input,
    () => decoded('-a', 'b'),
    async () => ({ stored: 0, duplicates: 1, duplicateBatch: true, rejected: [] }),
  );
  const { dropped, repaired, rejected } = readIngestCounters().ingest.logs;
  expect({ dropped, repaired, rejected }).toEqual({
    dropped: before.ingest.logs.dropped,
    repaired: before.ingest.logs.repaired,
    rejected: before.ingest.logs.rejected,
  });
});

it('is counted under its protocol, also when it is refused whole', async () => {
  const path = '/loki/api/v1/push';
  const ofLoki = () => readSources().sources.find(({ protocol }) => protocol === 'Loki');
  const write = async (): Promise<WriteOutcome> => ({
    stored: 2,
    duplicates: 0,
    duplicateBatch: false,
    rejected: [],
  });
  await commitDecoded(ctx, 'logs', { ...input, path }, () => decoded('a', 'b'), write);
  expect(ofLoki()).toMatchObject({ logs: 2, spans: 0, rejected: 1, refusedRequests: 0 });
  const full = async () => {
    throw new AppError('too_many_requests', 'full');
  };
  await expect(commitDecoded(ctx, 'logs', { ...input, path }, () => decoded('a'), full)).rejects.toThrow(
    'full',
  );
  expect(ofLoki()).toMatchObject({ logs: 2, rejected: 1, refusedRequests: 1 });
});
