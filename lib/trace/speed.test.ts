import { expect, test } from 'vitest';
import { buildTrace } from './build-trace';
import { criticalPath } from './critical-path';
import { spanFixture } from './span-fixture';
import { visibleRows } from './visible-rows';

function bigTrace(count: number) {
  return Array.from({ length: count }, (_, i) => {
    const parent = i === 0 ? null : `s${Math.floor((i - 1) / 4)}`;
    return spanFixture(`s${i}`, parent, Math.floor(i / 40), 1_000_000 - i * 5 + (i % 7));
  });
}

// Bounds are wide: they catch a quadratic slip, not a busy machine.
test.each([
  [10_000, 500],
  [100_000, 5_000],
])('tree, path and rows of %i spans', (count, boundMs) => {
  const spans = bigTrace(count);
  const started = performance.now();
  const model = buildTrace(spans);
  const built = performance.now();
  const segments = criticalPath(model);
  const walked = performance.now();
  const rows = visibleRows(model, { depth: null, flip: new Set() });
  const done = performance.now();
  console.info(
    `${count} spans: tree ${(built - started).toFixed(0)} ms, critical path ${(walked - built).toFixed(0)} ms, rows ${(done - walked).toFixed(1)} ms`,
  );
  expect(rows.length).toBe(count);
  expect(segments.length).toBeGreaterThan(0);
  expect(done - started).toBeLessThan(boundMs);
});
