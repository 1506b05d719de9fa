import fc from 'fast-check';
import { expect, it } from 'vitest';
import { planBuckets } from './plan-buckets';

it('never gives more buckets than asked for, and covers the range', () => {
  const range = fc.tuple(
    fc.bigInt({ min: 0n, max: 1_900_000_000_000_000_000n }),
    fc.bigInt({ min: 1n, max: 7_000_000_000_000_000_000n }),
  );
  fc.assert(
    fc.property(range, fc.integer({ min: 1, max: 500 }), ([fromNs, length], most) => {
      const toNs = fromNs + length;
      const { starts, stepNs, first } = planBuckets({ fromNs, toNs }, most);
      expect(starts.length).toBeLessThanOrEqual(most);
      const [start, end] = [starts[0], starts.at(-1)];
      expect(start !== undefined && start <= fromNs && start === first * stepNs).toBe(true);
      expect(end !== undefined && end < toNs && end + stepNs >= toNs).toBe(true);
    }),
  );
});

it('keeps the readable width where one bucket more would do', () => {
  const hour = 3_600_000_000_000n;
  expect(planBuckets({ fromNs: 0n, toNs: hour }, 60)).toMatchObject({ bucketMs: 60_000 });
  expect(planBuckets({ fromNs: 30n, toNs: hour + 30n }, 60)).toMatchObject({ bucketMs: 120_000 });
});
