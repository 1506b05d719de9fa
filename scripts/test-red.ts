import { expect } from 'vitest';
import type { RedFigures } from '../lib/contracts/red-figures';
import type { SpanRecord } from '../lib/contracts/telemetry';

type Timed = Pick<SpanRecord, 'durationNs' | 'status'>;

/** 2^(1/4), and what rounding to four digits adds. */
const CLASS = 2 ** 0.25 * 1.001;

/** Holds figures against the spans themselves: counts and mean exactly, quantiles to their class. */
export function expectFigures(
  figures: Pick<RedFigures, 'count' | 'errors'> & Partial<RedFigures>,
  spans: readonly Timed[],
): void {
  expect(figures.count).toBe(spans.length);
  expect(figures.errors).toBe(spans.filter(({ status }) => status === 2).length);
  const sorted = spans.map(({ durationNs }) => Number(durationNs) / 1e6).sort((a, b) => a - b);
  if (figures.meanMs !== undefined) {
    if (sorted.length === 0) expect(figures.meanMs).toBeNull();
    else expect(figures.meanMs).toBeCloseTo(sorted.reduce((sum, ms) => sum + ms, 0) / sorted.length, 6);
  }
  for (const [q, quantile] of [
    [0.5, figures.p50Ms],
    [0.95, figures.p95Ms],
    [0.99, figures.p99Ms],
  ] as const) {
    if (quantile !== undefined) expectQuantile(quantile, sorted, q);
  }
}

/** @param sorted durations in ms */
export function expectQuantile(quantile: number | null, sorted: readonly number[], q: number): void {
  if (sorted.length === 0) {
    expect(quantile).toBeNull();
    return;
  }
  const exact = sorted[Math.max(1, Math.ceil(q * sorted.length)) - 1] ?? 0;
  // Of the first class, up to 1.19 µs, only that is known.
  if (exact < 0.0012) expect(quantile).toBeLessThan(0.0012);
  else {
    expect(quantile).not.toBeNull();
    expect((quantile ?? 0) / exact).toBeGreaterThan(1 / CLASS);
    expect((quantile ?? 0) / exact).toBeLessThan(CLASS);
  }
}
