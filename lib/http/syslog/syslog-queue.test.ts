import { expect, it } from 'vitest';
import type { SyslogMessage } from '../../contracts/syslog-message';
import { SyslogQueue, type SyslogQueueOptions } from './syslog-queue';

const message = (text: string): SyslogMessage => ({
  bytes: Buffer.from(text),
  receivedNs: 0n,
  peer: null,
  repair: null,
});

function queueWith(options: Partial<SyslogQueueOptions>) {
  const batches: { texts: string[]; key: string }[] = [];
  let keys = 0;
  const queue = new SyslogQueue({
    commit: async (messages, key) => {
      batches.push({ texts: messages.map(({ bytes }) => Buffer.from(bytes).toString()), key });
    },
    newKey: () => `k${++keys}`,
    gatherMs: 0,
    capacityMessages: 4,
    capacityBytes: 1000,
    batchMessages: 3,
    batchBytes: 100,
    retryMs: 1,
    ...options,
  });
  return { queue, batches };
}

it('stores everything in order, in bounded batches', async () => {
  const { queue, batches } = queueWith({});
  for (const text of ['a', 'b', 'c', 'd', 'e'.repeat(99), 'f', 'g']) queue.add(message(text));
  expect(await queue.drain(5000)).toBe(0);
  expect(batches.map(({ texts }) => texts)).toEqual([
    ['a', 'b', 'c'],
    ['d', 'e'.repeat(99)],
    ['f', 'g'],
  ]);
});

it('tries a batch again under the same key until it is stored', async () => {
  const keys: string[] = [];
  const { queue } = queueWith({
    commit: async (_, key) => {
      keys.push(key);
      if (keys.length < 3) throw new Error('away');
    },
  });
  queue.add(message('a'));
  expect(await queue.drain(5000)).toBe(0);
  expect(keys).toEqual(['k1', 'k1', 'k1']);
});

it('is full at its capacity, and tells when half of it is free', async () => {
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { queue } = queueWith({ commit: () => gate });
  for (const text of ['a', 'b', 'c']) queue.add(message(text));
  expect(queue.full).toBe(false);
  queue.add(message('d'));
  expect(queue.full).toBe(true);
  const room = new Promise<void>((resolve) => queue.whenRoom(resolve));
  release();
  await room;
  expect(queue.full).toBe(false);
});

it('is full of few large messages too', () => {
  const { queue } = queueWith({ commit: () => new Promise(() => undefined) });
  queue.add(message('x'.repeat(1000)));
  expect(queue.full).toBe(true);
});

it('says what a stop had to give up', async () => {
  const { queue } = queueWith({
    commit: async () => {
      throw new Error('away');
    },
  });
  for (const text of ['a', 'b', 'c', 'd']) queue.add(message(text));
  expect(await queue.drain(20)).toBe(4);
});
