import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { scheduleDelete, undoDelete } from './pending-deletes';

let leavePage = () => {};
vi.stubGlobal('window', {
  addEventListener: (name: string, listener: () => void) => {
    if (name === 'pagehide') leavePage = listener;
  },
});

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  for (const id of ['a', 'b']) undoDelete(id);
});

test('a delete is sent once, when the time to undo has passed', () => {
  const commit = vi.fn();
  scheduleDelete('a', commit);
  vi.advanceTimersByTime(5900);
  expect(commit).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60_000);
  expect(commit).toHaveBeenCalledTimes(1);
});

test('an undone delete is never sent', () => {
  const commit = vi.fn();
  scheduleDelete('a', commit);
  undoDelete('a');
  vi.advanceTimersByTime(60_000);
  leavePage();
  expect(commit).not.toHaveBeenCalled();
});

test('leaving the page sends what waits, once', () => {
  const [a, b] = [vi.fn(), vi.fn()];
  scheduleDelete('a', a);
  scheduleDelete('b', b);
  leavePage();
  vi.advanceTimersByTime(60_000);
  expect([a.mock.calls.length, b.mock.calls.length]).toEqual([1, 1]);
});
