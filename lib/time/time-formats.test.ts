import { expect, it } from 'vitest';
import { bucketStarts, chooseBucketMs } from './buckets';
import { parseEpochNs } from './epoch';
import { formatDuration } from './format-duration';

it.each([
  ['1795334700', 1795334700000000000n],
  ['1795334700.25', 1795334700250000000n],
  ['1795334700123', 1795334700123000000n],
  ['1795334700123456', 1795334700123456000n],
  ['1795334700123456789', 1795334700123456789n],
  ['1795334700123.000001', 1795334700123000001n],
])('tells the unit of %s by its size', (text, expected) => expect(parseEpochNs(text)).toBe(expected));

it.each(['', 'x', '1e9', '--1', '1.', '0x10'])('refuses %j', (text) => expect(parseEpochNs(text)).toBeNull());

it.each([
  [0n, '0 ns'],
  [870n, '870 ns'],
  [12_400n, '12.4 µs'],
  [999_600n, '1 ms'],
  [3_210_000n, '3.21 ms'],
  [1_500_000_000n, '1.5 s'],
  [59_960_000_000n, '1 m 00 s'],
  [125_000_000_000n, '2 m 05 s'],
  [3_599_600_000_000n, '1 h 00 m'],
  [187_200_000_000_000n, '2 d 4 h'],
  [-1_500_000n, '−1.5 ms'],
])('writes %s ns as %s', (ns, text) => expect(formatDuration(ns)).toBe(text));

it('cuts a range into at most the buckets asked for', () => {
  const from = 1795334700123456789n;
  const to = from + 3_600_000_000_000n;
  const width = chooseBucketMs(from, to, 60);
  expect(width).toBe(60_000);
  const starts = bucketStarts(from, to, width);
  expect(starts).toHaveLength(61);
  expect(starts[0]).toBe(1795334700000000000n);
});
