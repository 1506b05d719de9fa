import { expect, test } from 'vitest';
import { formatBytes } from './format-bytes';

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1 kB'],
  [1536, '1.5 kB'],
  [99_960, '100 kB'],
  [999_600, '1 MB'],
  [12_345_678, '12.3 MB'],
  [2.5e12, '2.5 TB'],
  [3e18, '3,000 PB'],
])('%d bytes read as %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});
