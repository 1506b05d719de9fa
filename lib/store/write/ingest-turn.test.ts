import { expect, it } from 'vitest';
import { arrivalTurn, ingestTurn } from './ingest-turn';

it('gives one piece of work a turn of the event loop, in order, whoever else waits', async () => {
  const order: string[] = [];
  let turn = 0;
  let counting = true;
  const count = () => {
    turn++;
    if (counting) setImmediate(count);
  };
  setImmediate(count);
  const turnsOf: number[] = [];
  await Promise.all(
    ['a', 'b', 'c', 'd'].map(async (name) => {
      for (let piece = 0; piece < 2; piece++) {
        await ingestTurn();
        order.push(name);
        turnsOf.push(turn);
      }
    }),
  );
  counting = false;
  expect(order.join('')).toBe('abcdabcd');
  expect(new Set(turnsOf).size).toBe(8);
});

it('refuses a batch when hundreds wait to be read', async () => {
  const waiting = Array.from({ length: 300 }, () => arrivalTurn().catch((error: unknown) => error));
  const outcomes = await Promise.all(waiting);
  const refused = outcomes.filter((outcome) => outcome !== undefined);
  expect(refused).toHaveLength(300 - 256);
  expect(refused[0]).toMatchObject({ code: 'too_many_requests', retryAfterSeconds: 1 });
  await expect(arrivalTurn()).resolves.toBeUndefined();
});
