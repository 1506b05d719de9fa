import { beforeEach, expect, it, vi } from 'vitest';
import { readIngestCounters } from '../status/ingest-counters';
import type { EncodedBatch } from './encoded-batch';
import { endOutage } from './outage';
import { submitBatch } from './submit-batch';
import { WriteQueue } from './write-queue';
import type { WriteTarget } from './write-target';

const target = { signal: 'logs', table: 'log' } as WriteTarget<EncodedBatch>;
const batch: EncodedBatch = {
  received: 1,
  rows: Buffer.from('row'),
  ends: Uint32Array.of(3),
  recordIndexes: Uint32Array.of(0),
  rejected: [],
  digest: Buffer.alloc(32),
  bodyDigest: null,
  days: [],
  newestNs: null,
  arrival: null,
  documents: null,
};
const limits = {
  writers: 1,
  groupRecords: 10,
  groupBytes: 1_000,
  capacityRecords: 100,
  capacityBytes: 10_000,
};
const submit = async (encode: () => Promise<EncodedBatch>) => {
  const queue = new WriteQueue<EncodedBatch>(limits, async (group) =>
    group.map(() => ({ stored: 1, duplicates: 0, duplicateBatch: false, rejected: [] })),
  );
  return await submitBatch(target, queue, 1, encode);
};
const failure = (code: string, message = `failed with ${code}`) =>
  Object.assign(new Error(message), { code });
beforeEach(endOutage);

it.each(['53100', '28P01', '42P01', '58030'])(
  'asks the sender to keep what met %s before the commit, and shows it on the status page',
  async (code) => {
    const outcome = submit(() => Promise.reject(failure(code)));
    await expect(outcome).rejects.toMatchObject({
      code: 'unavailable',
      retryAfterSeconds: expect.any(Number),
    });
    expect(readIngestCounters().lastErrors[0]).toMatchObject({
      source: 'store',
      message: expect.stringContaining(`failed with ${code}`),
    });
  },
);

it.each(['40P01', '55P03', '57014', '25006', 'EHOSTUNREACH', 'EAI_AGAIN'])(
  'tries again after %s before the commit',
  async (code) => {
    let tries = 0;
    const outcome = await submit(() =>
      ++tries < 3 ? Promise.reject(failure(code, '')) : Promise.resolve(batch),
    );
    expect([tries, outcome.stored]).toEqual([3, 1]);
  },
);

it('gives up on an outage after five seconds, and at once while it lasts', async () => {
  vi.useFakeTimers();
  const away = () =>
    expect(submit(() => Promise.reject(failure('57014')))).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.not.stringContaining('search'),
    });
  const startedMs = Date.now();
  const first = away();
  await vi.advanceTimersByTimeAsync(6_000);
  await first;
  await away();
  expect(Date.now() - startedMs).toBe(6_000);
  vi.useRealTimers();
});
