import { expect, test } from 'vitest';
import { fitName, nameSize, wrapName } from './node-box';

test('far away a name is written larger, in two lines broken where its words end', () => {
  expect(nameSize(1)).toBeLessThan(nameSize(0.5));
  expect(wrapName('payments-ledger-worker', 18, 126)).toEqual(['payments-', 'ledger-work…']);
  expect(wrapName('cart', 18, 126)).toEqual(['cart']);
  expect(wrapName('averylongnamewithoutanybreak', 18, 126)).toEqual(['averylongnam', 'ewithoutany…']);
});

test('a name that fits stays whole', () => {
  expect(fitName('checkout', 12.5, 126)).toBe('checkout');
  expect(fitName('checkout-and-some-more-of-it', 12.5, 126)).toMatch(/^checkout-and-som…$/);
});
