import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { AppError } from '../errors';
import { download } from './download';

const ctx = { requestId: 'r-1', tenantId: 1, signal: new AbortController().signal };
const file = (writeTo: (write: (text: string) => Promise<void>) => Promise<void>) => ({
  fileName: 'logs.csv',
  mediaType: 'text/csv',
  writeTo,
});

it('gives the file its name and all that its source writes', async () => {
  const source = file(async (write) => {
    for (const part of ['a,b\r\n', '1,2\r\n', '☂,4\r\n']) await write(part);
  });
  const answer = await download(ctx, source, () => undefined);
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="logs.csv"');
  expect(await answer.text()).toBe('a,b\r\n1,2\r\n☂,4\r\n');
});

it('fails as a request before the first bytes, and as a broken connection after them', async () => {
  const refused = new AppError('bad_request', 'no');
  await expect(
    download(
      ctx,
      file(() => Promise.reject(refused)),
      () => undefined,
    ),
  ).rejects.toBe(refused);
  const leave = vi.fn();
  const source = file(async (write) => {
    await write('half');
    throw new AppError('timeout', 'too long');
  });
  const answer = await download(ctx, source, leave);
  await expect(answer.text()).rejects.toThrow('too long');
  expect(leave).toHaveBeenCalled();
});

it('reads no further than its reader, and stops when that leaves', async () => {
  let written = 0;
  const leave = vi.fn();
  const source = file(async (write) => {
    for (; written < 1_000; written++) await write('x'.repeat(1_000));
  });
  const reader = (await download(ctx, source, leave)).body?.getReader();
  await reader?.read();
  await sleep(20);
  expect(written).toBeLessThan(5);
  await reader?.cancel();
  await sleep(20);
  expect(leave).toHaveBeenCalled();
  expect(written).toBeLessThan(5);
});

it('is cut off where its reader takes something now and then, but too little for what it holds', async () => {
  vi.useFakeTimers();
  try {
    const leave = vi.fn();
    const endless = file(async (write) => {
      for (;;) await write('x'.repeat(100_000));
    });
    const reader = (await download(ctx, endless, leave)).body?.getReader();
    const takeEach = async (ms: number, times: number) => {
      for (let at = 0; at < times && leave.mock.calls.length === 0; at++) {
        void reader?.read().catch(() => undefined);
        await vi.advanceTimersByTimeAsync(ms);
      }
    };
    await takeEach(2_000, 300);
    expect(leave).not.toHaveBeenCalled();
    await takeEach(60_000, 20);
    expect(leave).toHaveBeenCalled();
  } finally {
    vi.useRealTimers();
  }
});
