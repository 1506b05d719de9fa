import { expect, test } from 'vitest';
import { numberChange } from './number-change';
import { figureSize } from './number-fit';

test('a number is compared with the one before', () => {
  expect(numberChange(150, 100)).toEqual({ direction: 'up', text: '50 %' });
  expect(numberChange(50, 100)).toEqual({ direction: 'down', text: '50 %' });
  expect(numberChange(7, 7)).toEqual({ direction: 'same', text: 'no change' });
  expect(numberChange(3000, 100)).toEqual({ direction: 'up', text: '30 ×' });
});

test('from nothing there is no share, and without a number no comparison', () => {
  expect(numberChange(5, 0)).toEqual({ direction: 'up', text: 'from 0' });
  expect(numberChange(null, 5)).toBeNull();
  expect(numberChange(5, null)).toBeNull();
});

test('a long figure is written smaller, never wider than its box', () => {
  const box = { width: 120, height: 80 };
  expect(figureSize(3, box)).toBeGreaterThan(figureSize(9, box));
  expect(figureSize(9, box) * 9 * 0.62).toBeLessThanOrEqual(box.width + 5);
});
