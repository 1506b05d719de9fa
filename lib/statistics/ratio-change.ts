import { normalQuantile, normalTail } from './normal-distribution';

/** A figure of two sides as the share it rose by (0.1 = 10 % more), with how sure that is. */
export interface RatioChange {
  /** b / a - 1; null where `a` is zero or a side has no value. */
  change: number | null;
  /** Standard error of ln(b / a), from resamples. */
  error: number;
}

/**
 * The change of a figure from its values in paired resamples of both sides. The interval is taken on the logarithm,
 * where ratios are symmetric and a quantile's resamples come close to normal.
 * Source: B. Efron, R. J. Tibshirani, An Introduction to the Bootstrap (1993), §12-13 (normal intervals).
 */
export function ratioChange(
  a: number,
  b: number,
  resampled: readonly { a: number; b: number }[],
): RatioChange {
  if (!(a > 0) || !(b >= 0)) return { change: null, error: Number.POSITIVE_INFINITY };
  const logs = resampled.flatMap((one) => (one.a > 0 && one.b > 0 ? [Math.log(one.b / one.a)] : []));
  const change = b / a - 1;
  if (b === 0 || logs.length < resampled.length / 2) return { change, error: Number.POSITIVE_INFINITY };
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  const variance = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / Math.max(1, logs.length - 1);
  return { change, error: Math.sqrt(variance) };
}

/** The interval of the change at the confidence 1 - alpha; null where nothing can be said. */
export function changeInterval(
  { change, error }: RatioChange,
  alpha: number,
): { low: number; high: number } | null {
  if (change === null || change <= -1 || !Number.isFinite(error)) return null;
  const reach = error === 0 ? 0 : normalQuantile(alpha / 2) * error;
  return {
    low: Math.exp(Math.log1p(change) - reach) - 1,
    high: Math.exp(Math.log1p(change) + reach) - 1,
  };
}

/** How likely the change is by chance when it were in truth at most `limit` (one-sided); 1 where nothing can be said. */
export function changeExceeds({ change, error }: RatioChange, limit: number): number {
  if (change === null || change <= limit || !Number.isFinite(error)) return 1;
  return error === 0 ? 0 : normalTail((Math.log1p(change) - Math.log1p(limit)) / error);
}

/** How likely the change is by chance when it were in truth at least `limit` (one-sided); 1 where nothing can be said. */
export function changeBelow({ change, error }: RatioChange, limit: number): number {
  if (change === null || change >= limit || !Number.isFinite(error)) return 1;
  return error === 0 || change <= -1 ? 0 : normalTail((Math.log1p(limit) - Math.log1p(change)) / error);
}
