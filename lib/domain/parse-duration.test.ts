import { describe, expect, it } from 'vitest';
import { traceSearchQuerySchema } from '../contracts/trace-search';
import { parseDurationNs } from './parse-duration';

describe('parseDurationNs', () => {
  it.each([
    ['1.5s', 1_500_000_000n, 1_500_000_000n],
    ['500ms', 500_000_000n, 500_000_000n],
    ['2µs', 2_000n, 2_000n],
    ['9007199254740993ns', 9_007_199_254_740_993n, 9_007_199_254_740_993n],
    ['1.5ns', 2n, 1n],
    ['0ns', 0n, 0n],
    ['9999999999h', 2n ** 63n - 1n, 2n ** 63n - 1n],
  ])('%s', (text, min, max) => {
    expect(traceSearchQuerySchema.parse({ minDuration: text }).minDuration).toBe(text);
    expect(parseDurationNs(text, 'min')).toBe(min);
    expect(parseDurationNs(text, 'max')).toBe(max);
  });

  it('knows none from a wrong one', () => {
    expect(parseDurationNs(undefined, 'min')).toBeNull();
    expect(() => parseDurationNs('soon', 'min')).toThrow('no duration');
    expect(() => parseDurationNs(`${'9'.repeat(40)}h`, 'min')).toThrow('no duration');
  });
});
