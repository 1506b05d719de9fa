import { expect, it } from 'vitest';
import { nextSlice } from './next-slice';

const bounds = [0n, 10n, 30n, 40n].map((fromNs) => ({ fromNs, toNs: fromNs + 10n }));

it('takes partitions from the asked end, clipped to what is left', () => {
  expect(nextSlice(bounds, { fromNs: 5n, toNs: 45n }, 1, 'newest')).toEqual({ fromNs: 40n, toNs: 45n });
  expect(nextSlice(bounds, { fromNs: 5n, toNs: 45n }, 2, 'oldest')).toEqual({ fromNs: 5n, toNs: 20n });
  expect(nextSlice(bounds, { fromNs: 5n, toNs: 45n }, 9, 'newest')).toEqual({ fromNs: 5n, toNs: 45n });
});

it('leaves out no time, for there may be partitions that it does not know of', () => {
  expect(nextSlice(bounds, { fromNs: 5n, toNs: 30n }, 1, 'newest')).toEqual({ fromNs: 10n, toNs: 30n });
  expect(nextSlice(bounds, { fromNs: 20n, toNs: 30n }, 1, 'newest')).toEqual({ fromNs: 20n, toNs: 30n });
  expect(nextSlice(bounds, { fromNs: 20n, toNs: 45n }, 1, 'oldest')).toEqual({ fromNs: 20n, toNs: 40n });
  expect(nextSlice(bounds, { fromNs: -9n, toNs: 0n }, 16, 'oldest')).toEqual({ fromNs: -9n, toNs: 0n });
  expect(nextSlice([], { fromNs: 1n, toNs: 9n }, 1, 'newest')).toEqual({ fromNs: 1n, toNs: 9n });
});

it('gets through all time in either order, each part of it once', () => {
  for (const order of ['newest', 'oldest'] as const) {
    let left = { fromNs: -20n, toNs: 70n };
    const sizes: bigint[] = [];
    for (let slice = nextSlice(bounds, left, 2, order); slice; slice = nextSlice(bounds, left, 2, order)) {
      sizes.push(slice.toNs - slice.fromNs);
      left = order === 'newest' ? { ...left, toNs: slice.fromNs } : { ...left, fromNs: slice.toNs };
    }
    expect(sizes.reduce((sum, size) => sum + size, 0n)).toBe(90n);
  }
});

it('is done when nothing is left, also inside a partition', () => {
  expect(nextSlice(bounds, { fromNs: 5n, toNs: 5n }, 1, 'newest')).toBeNull();
});
