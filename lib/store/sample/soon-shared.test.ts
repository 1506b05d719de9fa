import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { AppError } from '../../errors';
import { SoonShared, sharedKey } from './soon-shared';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

const staying = () => new AbortController().signal;

/** A read that ends when it is told to. */
function slowRead<T>() {
  let end = (_: T) => {};
  let fail = (_: unknown) => {};
  const reading = new Promise<T>((resolve, reject) => {
    end = resolve;
    fail = reject;
  });
  return { read: () => reading, end, fail };
}

it('reads once for all who ask while it is read, and for some seconds after', async () => {
  const shared = new SoonShared<number>({ most: 10 });
  const { read, end } = slowRead<number>();
  const never = vi.fn(async () => -1);
  const all = [shared.get('a', staying(), read), shared.get('a', staying(), never)];
  end(7);
  expect(await Promise.all(all)).toEqual([7, 7]);
  expect(await shared.get('a', staying(), never)).toBe(7);
  expect(await shared.get('b', staying(), async () => 8)).toBe(8);
  vi.advanceTimersByTime(6_000);
  expect(await shared.get('a', staying(), async () => 9)).toBe(9);
  expect(never).not.toHaveBeenCalled();
});

it('shares what is not to be kept with those alone who asked meanwhile', async () => {
  const shared = new SoonShared<number | null>({ most: 10, mayKeep: (value) => value !== null });
  const { read, end } = slowRead<null>();
  const all = [shared.get('a', staying(), read), shared.get('a', staying(), async () => 1)];
  end(null);
  expect(await Promise.all(all)).toEqual([null, null]);
  expect(await shared.get('a', staying(), async () => 2)).toBe(2);
});

it('lets each read by itself what must be of its own moment', async () => {
  const shared = new SoonShared<number>({ most: 10, mayShare: (value) => value > 100 });
  const { read, end } = slowRead<number>();
  const all = [shared.get('a', staying(), read), shared.get('a', staying(), async () => 4)];
  end(3);
  expect(await Promise.all(all)).toEqual([3, 4]);
});

it('reads anew when who asked first goes away, and fails for all when the reading failed', async () => {
  const shared = new SoonShared<number>({ most: 10 });
  const gone = slowRead<number>();
  const left = shared.get('a', staying(), gone.read);
  const waits = shared.get('a', staying(), async () => 5);
  gone.fail(new AppError('canceled', 'gone'));
  await expect(left).rejects.toMatchObject({ code: 'canceled' });
  expect(await waits).toBe(5);

  const late = slowRead<number>();
  const both = [shared.get('b', staying(), late.read), shared.get('b', staying(), async () => 6)];
  late.fail(new AppError('timeout', 'late'));
  for (const one of both) await expect(one).rejects.toMatchObject({ code: 'timeout' });
  expect(await shared.get('b', staying(), async () => 6)).toBe(6);
});

it('does not hold who goes away while another reads', async () => {
  const shared = new SoonShared<number>({ most: 10 });
  const { read, end } = slowRead<number>();
  const first = shared.get('a', staying(), read);
  const leaving = new AbortController();
  const waits = shared.get('a', leaving.signal, async () => 1);
  leaving.abort();
  await expect(waits).rejects.toMatchObject({ code: 'canceled' });
  await expect(shared.get('a', AbortSignal.abort(), async () => 1)).rejects.toMatchObject({
    code: 'canceled',
  });
  end(2);
  expect(await first).toBe(2);
});

it('keys bigints by their value', () => {
  expect(sharedKey([1n, 'x', [2n]])).toBe('["1","x",["2"]]');
});
