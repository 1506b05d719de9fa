import { expect, test } from 'vitest';
import { createRequestQueue } from './request-queue';

function gate() {
  let open: () => void = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test('panels start in reading order, never more than allowed at once', async () => {
  const queue = createRequestQueue(2);
  const started: string[] = [];
  const gates = new Map(['third', 'first', 'second'].map((name) => [name, gate()]));
  const ask = (name: string, order: number) =>
    queue.run(
      async () => {
        started.push(name);
        await gates.get(name)?.opened;
      },
      order,
      new AbortController().signal,
    );
  const all = [ask('third', 30), ask('first', 10), ask('second', 20)];
  await settled();
  expect(started).toEqual(['first', 'second']);
  gates.get('second')?.open();
  await settled();
  expect(started).toEqual(['first', 'second', 'third']);
  gates.get('first')?.open();
  gates.get('third')?.open();
  await Promise.all(all);
});

test('a panel that leaves while it waits is never asked for, and makes room', async () => {
  const queue = createRequestQueue(1);
  const held = gate();
  const first = queue.run(() => held.opened, 0, new AbortController().signal);
  const left = new AbortController();
  let asked = false;
  const gone = queue.run(
    async () => {
      asked = true;
    },
    1,
    left.signal,
  );
  const last = queue.run(async () => 'answer', 2, new AbortController().signal);
  await settled();
  left.abort(new Error('left'));
  await expect(gone).rejects.toThrow('left');
  held.open();
  await first;
  expect(await last).toBe('answer');
  expect(asked).toBe(false);
});

test('one that fails lets the next one go', async () => {
  const queue = createRequestQueue(1);
  const { signal } = new AbortController();
  const failing = queue.run(() => Promise.reject(new Error('no')), 0, signal);
  const next = queue.run(async () => 'answer', 1, signal);
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('answer');
});
