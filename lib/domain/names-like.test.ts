import { expect, it } from 'vitest';
import { namesLike } from './names-like';

const names = ['lot_id', 'wafer.lot', 'WaferLot', 'tester', 'tester.name', 'http.status_code', 'confidence'];

it('finds names of the same words, in another order or spelling, the nearest first', () => {
  expect(namesLike('wafer_lot', names, 8)).toEqual(['WaferLot', 'wafer.lot', 'lot_id']);
  expect(namesLike('httpStatusCode', names, 8)).toEqual(['http.status_code']);
  expect(namesLike('tester_id', names, 1)).toEqual(['tester']);
});

it('finds slips of the keyboard, not just anything, and never the name itself', () => {
  expect(namesLike('confidense', names, 8)).toEqual(['confidence']);
  expect(namesLike('voltage', names, 8)).toEqual([]);
  expect(namesLike('tester', ['tester'], 8)).toEqual([]);
  expect(namesLike('', ['', '_', 'x'], 8)).toEqual([]);
});
