import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Lane } from './lane';

const limits = { size: 2, waiting: 2, waitMs: 1_000 };

describe('Lane', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('lets in as many as it has places, then in the order they came', async () => {
    const lane = new Lane(limits);
    const first = await lane.enter(undefined);
    await lane.enter(undefined);
    const entered: string[] = [];
    const third = lane.enter(undefined).then((leave) => {
      entered.push('third');
      return leave;
    });
    void lane.enter(undefined).then(() => entered.push('fourth'));
    first();
    first();
    (await third)();
    await vi.advanceTimersByTimeAsync(0);
    expect(entered).toEqual(['third', 'fourth']);
  });

  it('refuses at once when too many wait, and after a while who waited in vain', async () => {
    const lane = new Lane(limits);
    const leave = await lane.enter(undefined);
    await lane.enter(undefined);
    const waiting = [lane.enter(undefined), lane.enter(undefined)].map((one) =>
      one.catch((error: unknown) => error),
    );
    await expect(lane.enter(undefined)).rejects.toMatchObject({
      code: 'too_many_requests',
      retryAfterSeconds: 3,
    });
    await vi.advanceTimersByTimeAsync(1_000);
    for (const error of await Promise.all(waiting)) expect(error).toMatchObject({ code: 'unavailable' });
    leave();
    expect(await lane.enter(undefined)).toBeTypeOf('function');
  });

  it('gives the place of a caller who went away to the next', async () => {
    const lane = new Lane({ ...limits, size: 1, waiting: 1 });
    const leave = await lane.enter(undefined);
    const caller = new AbortController();
    const gone = lane.enter(caller.signal).catch((error: unknown) => error);
    caller.abort();
    expect(await gone).toMatchObject({ code: 'canceled' });
    const next = lane.enter(undefined);
    leave();
    expect(await next).toBeTypeOf('function');
    await expect(lane.enter(AbortSignal.abort())).rejects.toMatchObject({ code: 'canceled' });
  });
});
