import { expect, it } from 'vitest';
import { formatEstimate } from './format-count';

it.each([
  [1_234_000, 0.008, '≈ 1.23M ± 0.8 %'],
  [21_712, 0.12, '≈ 22K ± 12 %'],
  [21_712, 0.0004, '≈ 21.7K ± <0.1 %'],
  [21_712, 0, '21,712'],
])('%d with an error of %d reads %s', (count, error, text) => {
  expect(formatEstimate(count, error)).toBe(text);
});
