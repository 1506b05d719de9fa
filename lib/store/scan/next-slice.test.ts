import { expect, it } from 'vitest';
import { nextSlice } from './next-slice';

const bounds = [0n, 10n, 30n, 40n].map((fromNs) => ({ fromNs, toNs: fromNs + 10n }));

it('takes partitions from the asked end, clipped to what is left', () => {
  expect(nextSlice(bounds, { fromNs: 5n, toNs: 45n }, 1, 'newest')).toEqual({ fromNs: 40n, toNs: 45n });
  expect(nextSlice(bounds, { fromNs: 5n, toNs: 45n }, 2, 'oldest')).toEqual({ fromNs: 5n, toNs: 20n });
  expect(nextSlice(bounds, { fromNs: 5n, toNs: 45n }, 9, 'newest')).toEqual({ fromNs: 5n, toNs: 45n });
});

it('skips time that no partition covers', () => {
  expect(nextSlice(bounds, { fromNs: 5n, toNs: 30n }, 1, 'newest')).toEqual({ fromNs: 10n, toNs: 20n });
  expect(nextSlice(bounds, { fromNs: 20n, toNs: 30n }, 1, 'newest')).toBeNull();
});

it('is done when nothing is left, also inside a partition', () => {
  expect(nextSlice(bounds, { fromNs: 5n, toNs: 5n }, 1, 'newest')).toBeNull();
});
