import { expect, it } from 'vitest';
import { previousRange, splitAtSteps } from './time-range';

it('splits a range into whole steps and edges', () => {
  expect(splitAtSteps({ fromNs: 7n, toNs: 38n }, 10n)).toEqual({
    inner: { fromNs: 10n, toNs: 30n },
    edges: [
      { fromNs: 7n, toNs: 10n },
      { fromNs: 30n, toNs: 38n },
    ],
  });
  expect(splitAtSteps({ fromNs: 10n, toNs: 30n }, 10n)).toEqual({
    inner: { fromNs: 10n, toNs: 30n },
    edges: [],
  });
  expect(splitAtSteps({ fromNs: 11n, toNs: 19n }, 10n)).toEqual({
    inner: null,
    edges: [{ fromNs: 11n, toNs: 19n }],
  });
  expect(splitAtSteps({ fromNs: 5n, toNs: 15n }, 10n)).toEqual({
    inner: null,
    edges: [{ fromNs: 5n, toNs: 15n }],
  });
});

it('finds the equally long range before', () => {
  expect(previousRange({ fromNs: 10n, toNs: 13n })).toEqual({ fromNs: 7n, toNs: 10n });
});
