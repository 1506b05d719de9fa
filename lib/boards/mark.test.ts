import { describe, expect, it } from 'vitest';
import { bucketTimes } from './mark';

describe('bucketTimes', () => {
  const at = (minute: string) => `2026-11-22T08:${minute}:00.000000000Z`;
  const range = { from: at('05'), to: at('25') };
  const starts = ['00', '10', '20'].map(at);

  it.each([
    [0, '05', '10'],
    [1, '10', '20'],
    [2, '20', '25'],
  ])('of bucket %i is :%s to :%s', (index, from, to) =>
    expect(bucketTimes(starts, index, range)).toEqual({ from: at(from), to: at(to) }),
  );
});
