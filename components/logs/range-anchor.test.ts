import { expect, test } from 'vitest';
import { learnServerTime } from '@/lib/http/server-clock';
import { holdAnchor, recallAnchor, renewAnchor } from './range-anchor';

test('coming back soon, or to a chosen line, finds the same list', () => {
  expect(recallAnchor('a', false, 1000)).toBe(1000);
  expect(recallAnchor('a', false, 31_000)).toBe(1000);
  expect(recallAnchor('a', true, 600_000)).toBe(1000);
  expect(recallAnchor('a', false, 600_000)).toBe(600_000);
});

test('running the search again means now', () => {
  recallAnchor('b', false, 1000);
  renewAnchor('b', 2000);
  expect(recallAnchor('b', false, 2500)).toBe(2000);
});

test('only so many searches are remembered', () => {
  recallAnchor('first', true, 1000);
  for (let i = 0; i < 60; i++) recallAnchor(`x${i}`, true, 1000);
  expect(recallAnchor('first', true, 2000)).toBe(2000);
});

test('leaving for a trace holds the list', () => {
  recallAnchor('c', false, 1000);
  holdAnchor('c');
  expect(recallAnchor('c', false, 600_000)).toBe(1000);
});

test('an instant taken before the clock was put right is not kept', () => {
  const sent = Date.UTC(2026, 10, 22, 10);
  recallAnchor('d', true, sent);
  learnServerTime(new Date(sent + 3_600_000).toUTCString(), sent, sent + 20);
  expect(recallAnchor('d', true, sent + 5)).toBe(sent + 5);
});
