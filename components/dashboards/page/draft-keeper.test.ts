import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { emptyDashboard } from '@/lib/boards/empty-dashboard';
import { DraftKeeper, type DraftState } from './draft-keeper';

const A = emptyDashboard('A');
const B = emptyDashboard('B');

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function server() {
  const calls: string[] = [];
  const states: DraftState[] = [];
  let failWith: unknown = null;
  let stamp = 0;
  const keeper = new DraftKeeper(
    {
      keep: async (document, seen) => {
        if (failWith !== null) throw failWith;
        calls.push(`keep ${document.name} over ${seen}`);
        return `t${++stamp}`;
      },
      drop: async () => void calls.push('drop'),
    },
    (state) => states.push(state),
    (error) => error === 'taken',
    null,
  );
  return { calls, states, keeper, fail: (error: unknown) => (failWith = error) };
}

test('many quick changes make one draft, and the next one replaces it', async () => {
  const { keeper, calls, states } = server();
  keeper.want(A);
  keeper.want(B);
  await vi.runAllTimersAsync();
  keeper.want(A);
  await vi.runAllTimersAsync();
  expect(calls).toEqual(['keep B over null', 'keep A over t1']);
  expect(states.at(-1)).toBe('kept');
});

test('when everything is undone the draft goes', async () => {
  const { keeper, calls, states } = server();
  keeper.want(A);
  await vi.runAllTimersAsync();
  keeper.want(null);
  await vi.runAllTimersAsync();
  expect(calls).toEqual(['keep A over null', 'drop']);
  expect(states.at(-1)).toBe('none');
});

test('a draft that could not be kept is told and sent with the next change', async () => {
  const { keeper, calls, states, fail } = server();
  fail('offline');
  keeper.want(A);
  await vi.runAllTimersAsync();
  expect(states.at(-1)).toBe('failed');
  fail(null);
  await keeper.flush();
  expect(calls).toEqual(['keep A over null']);
  expect(states.at(-1)).toBe('kept');
});

test('the draft of another tab is never overwritten', async () => {
  const { keeper, calls, states, fail } = server();
  fail('taken');
  keeper.want(A);
  await vi.runAllTimersAsync();
  fail(null);
  keeper.want(B);
  await vi.runAllTimersAsync();
  expect(states.at(-1)).toBe('elsewhere');
  expect(calls).toEqual([]);
});

test('what waited when a save began is sent after all where the save failed', async () => {
  const { keeper, calls, states } = server();
  keeper.want(A);
  await keeper.pause();
  keeper.want(A);
  await vi.runAllTimersAsync();
  await keeper.pause();
  keeper.want(A);
  await vi.runAllTimersAsync();
  expect(calls).toEqual(['keep A over null']);
  expect(states.at(-1)).toBe('kept');
});

test('after a save nothing that waited is sent', async () => {
  const { keeper, calls } = server();
  keeper.want(A);
  await keeper.pause();
  keeper.forget();
  await vi.runAllTimersAsync();
  expect(calls).toEqual([]);
});
