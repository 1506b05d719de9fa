import { expect, test } from 'vitest';
import { buildTrace } from '@/lib/trace/build-trace';
import { flameLanes } from '@/lib/trace/flame-lanes';
import { spanFixture } from '@/lib/trace/span-fixture';
import { flameRows, frameAt, frameBeside } from './flame-rows';

const layout = flameLanes(
  buildTrace([
    spanFixture('a', null, 0, 100),
    spanFixture('b', 'a', 10, 30),
    spanFixture('c', 'b', 20, 5),
    spanFixture('d', 'a', 60, 20),
  ]),
);
const rows = flameRows(layout);
const at = (row: number, ns: number, slack = 0) => frameAt(layout, rows[row], ns, slack)?.name ?? null;
const beside = (index: number, key: string) => frameBeside(layout, rows, index, key)?.name ?? null;

test('a place finds the frame that is drawn there', () => {
  expect([at(0, 0), at(0, 99), at(1, 9), at(1, 10), at(1, 40), at(1, 79), at(2, 22), at(9, 5)]).toEqual([
    'op-a',
    'op-a',
    null,
    'op-b',
    null,
    'op-d',
    'op-c',
    null,
  ]);
  expect([at(1, 42, 3), at(1, 58, 3), at(1, 50, 3)]).toEqual(['op-b', 'op-d', null]);
});

test('arrows lead to the caller, the first call, and along the row', () => {
  expect(beside(-1, 'ArrowDown')).toBe('op-a');
  expect(beside(0, 'ArrowDown')).toBe('op-b');
  expect(beside(1, 'ArrowDown')).toBe('op-c');
  expect(beside(1, 'ArrowRight')).toBe('op-d');
  expect(beside(3, 'ArrowLeft')).toBe('op-b');
  expect(beside(3, 'ArrowUp')).toBe('op-a');
  expect([beside(3, 'ArrowRight'), beside(3, 'ArrowDown'), beside(0, 'ArrowUp')]).toEqual([null, null, null]);
});
