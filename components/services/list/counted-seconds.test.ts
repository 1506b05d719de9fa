import { expect, test } from 'vitest';
import { countedSeconds, ratesOf } from './counted-seconds';

const iso = (minute: number) => new Date(minute * 60_000).toISOString();
const range = (from: number, to: number) => ({ from: iso(from), to: iso(to) });

test('a steady rate is a level line, also where the range cuts its first and last point', () => {
  const seconds = countedSeconds({
    times: [0, 5, 10, 15].map(iso),
    bucketMs: 300_000,
    range: range(3, 17),
    counted: range(3, 17),
    seconds: 840,
    previous: null,
    quantileError: 0.19,
    tookMs: 1,
  });
  expect(seconds).toEqual([120, 300, 300, 120]);
  expect(ratesOf([240, 600, 600, 240], seconds)).toEqual([2, 2, 2, 2]);
});

test('a point that has hardly begun says nothing yet', () => {
  expect(ratesOf([600, 1], [300, 2])).toEqual([2, null]);
  expect(ratesOf([0], [0])).toEqual([null]);
});
