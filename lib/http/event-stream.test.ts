import { expect, it, vi } from 'vitest';
import { logger } from '../logger';
import { eventStream } from './event-stream';

const ctx = { requestId: 'r', tenantId: 1, signal: new AbortController().signal };

it.each([
  ['ends', async () => undefined],
  ['goes on', async () => ({ event: 'a', id: null, data: {} })],
  [
    'fails',
    async () => {
      throw new Error('stopped');
    },
  ],
])('a source that %s after its reader left disturbs nobody', async (_, last) => {
  const left = new AbortController();
  async function* events() {
    await new Promise((resolve) => left.signal.addEventListener('abort', resolve, { once: true }));
    const event = await last();
    if (event) yield event;
  }
  const alarm = vi.spyOn(logger(), 'error');
  const reader = eventStream(ctx, events(), () => left.abort()).body?.getReader();
  await reader?.read();
  const waiting = reader?.read();
  await new Promise((resolve) => setTimeout(resolve, 10));
  await expect(reader?.cancel()).resolves.toBeUndefined();
  expect((await waiting)?.done).toBe(true);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(alarm).not.toHaveBeenCalled();
  alarm.mockRestore();
});
