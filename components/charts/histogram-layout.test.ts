import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutHistogram } from './histogram-layout';

const box = { width: 100, height: 80, fromMs: 0, toMs: 10_000, bucketMs: 1000 };

test('the worst severity stands on the baseline and the stack adds up', () => {
  const layout = layoutHistogram(
    [{ startMs: 0, counts: { INFO: 60, ERROR: 20 }, total: 80, previous: null }],
    box,
  );
  expect(layout.maxCount).toBe(80);
  expect(layout.bars[0]?.segments).toEqual([
    { severity: 'ERROR', y: 60, height: 20, count: 20 },
    { severity: 'INFO', y: 0, height: 60, count: 60 },
  ]);
});

test('the bars use the height they have', () => {
  const most = (total: number) =>
    layoutHistogram([{ startMs: 0, counts: { INFO: total }, total, previous: null }], box).maxCount;
  for (const total of [1, 3, 7, 105, 270, 1100, 52_000]) expect(most(total)).toBeLessThanOrEqual(total * 1.5);
});

test('one error among a million logs is still drawn', () => {
  const layout = layoutHistogram(
    [{ startMs: 0, counts: { INFO: 1_000_000, ERROR: 1 }, total: 1_000_001, previous: null }],
    box,
  );
  expect(layout.bars[0]?.segments[0]?.height).toBeGreaterThanOrEqual(1);
});

test('buckets that reach over the ends of the range are cut there', () => {
  const cut = layoutHistogram(
    [
      { startMs: 0, counts: { INFO: 1 }, total: 1, previous: null },
      { startMs: 1000, counts: { INFO: 1 }, total: 1, previous: null },
    ],
    { ...box, fromMs: 500, toMs: 1500 },
  );
  expect(cut.bars.map((bar) => [bar.startMs, bar.endMs, bar.x])).toEqual([
    [500, 1000, 0],
    [1000, 1500, 50],
  ]);
});

test('the ghost steps through the counts of the period before', () => {
  const layout = layoutHistogram(
    [
      { startMs: 0, counts: {}, total: 0, previous: 10 },
      { startMs: 1000, counts: {}, total: 0, previous: 0 },
    ],
    { ...box, toMs: 2000 },
  );
  expect(layout.ghostPath).toBe('M0,0H50L50,80H99');
  const without = layoutHistogram([{ startMs: 0, counts: { INFO: 1 }, total: 1, previous: null }], box);
  expect(without.ghostPath).toBeNull();
});

test('no bar leaves the box, whatever the counts', () => {
  const bucket = fc.record({
    counts: fc.record({ INFO: fc.nat(), ERROR: fc.nat(), FATAL: fc.nat(5) }),
    previous: fc.option(fc.nat()),
  });
  fc.assert(
    fc.property(fc.array(bucket, { maxLength: 40 }), (raw) => {
      const buckets = raw.map((value, index) => ({
        ...value,
        startMs: index * 1000,
        total: value.counts.INFO + value.counts.ERROR + value.counts.FATAL,
      }));
      for (const bar of layoutHistogram(buckets, { ...box, toMs: 40_000 }).bars) {
        expect(bar.x + bar.width).toBeLessThanOrEqual(box.width + 1e-6);
        for (const segment of bar.segments) expect(segment.y).toBeGreaterThanOrEqual(-1e-6);
      }
    }),
  );
});
