import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clampView, fullView, MIN_VIEW_NS, panView, scaleView } from './zoom-view';

test('zooming in on a point keeps that point where it is', () => {
  expect(scaleView({ fromNs: 0, toNs: 10_000 }, 10_000, 0.5)).toEqual({ fromNs: 2500, toNs: 7500 });
  expect(scaleView({ fromNs: 0, toNs: 10_000 }, 10_000, 0.5, 0)).toEqual({ fromNs: 0, toNs: 5000 });
  expect(scaleView({ fromNs: 2500, toNs: 7500 }, 10_000, 2)).toBeNull();
});

test('panning stops at the ends', () => {
  expect(panView({ fromNs: 1000, toNs: 2000 }, 10_000, 0.5)).toEqual({ fromNs: 1500, toNs: 2500 });
  expect(panView({ fromNs: 1000, toNs: 2000 }, 10_000, -5)).toEqual({ fromNs: 0, toNs: 1000 });
  expect(panView({ fromNs: 1000, toNs: 2000 }, 10_000, 50)).toEqual({ fromNs: 9000, toNs: 10_000 });
});

test('whatever is asked, the view lies in the trace and is not too narrow', () => {
  const ns = fc.double({ min: -1e9, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(ns, ns, fc.nat(1e9), (fromNs, toNs, durationNs) => {
      const view = clampView({ fromNs, toNs }, durationNs) ?? fullView(durationNs);
      expect(view.fromNs).toBeGreaterThanOrEqual(0);
      expect(view.toNs).toBeLessThanOrEqual(fullView(durationNs).toNs);
      expect(view.toNs - view.fromNs).toBeGreaterThanOrEqual(
        Math.min(MIN_VIEW_NS, fullView(durationNs).toNs),
      );
    }),
  );
});
