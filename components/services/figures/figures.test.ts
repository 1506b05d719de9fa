import { expect, test } from 'vitest';
import { figureChange, shareChange } from './figure-change';
import { formatRate } from './format-rate';
import { healthOf } from './health';

test('rates are told in the unit that reads best, and never as a false zero', () => {
  expect([1234, 12.44, 1, 0.5, 0.001, 0].map(formatRate)).toEqual([
    '1.23K/s',
    '12.4/s',
    '1/s',
    '30/min',
    '3.6/h',
    '0',
  ]);
});

test('a change says its direction and size, and stands out only when it is large and worse or better', () => {
  expect(figureChange(110, 100, 'up')).toEqual({ text: '↑ 10 %', tone: 'quiet' });
  expect(figureChange(150, 100, 'up')).toEqual({ text: '↑ 50 %', tone: 'worse' });
  expect(figureChange(50, 100, 'up')).toEqual({ text: '↓ 50 %', tone: 'better' });
  expect(figureChange(1000, 100)).toEqual({ text: '↑ 10×', tone: 'quiet' });
  expect(figureChange(100, 100)?.text).toBe('=');
  expect(figureChange(100, 0)?.text).toBe('new');
  expect(figureChange(100, null)).toBeNull();
  expect(figureChange(0, 0)).toBeNull();
});

test('error rates change by percentage points', () => {
  expect(shareChange(0.05, 0.01)).toEqual({ text: '↑ 4.0 pp', tone: 'worse' });
  expect(shareChange(0.012, 0.01)).toEqual({ text: '↑ 0.2 pp', tone: 'quiet' });
  expect(shareChange(0.01, 0.3)).toEqual({ text: '↓ 29 pp', tone: 'better' });
  expect(shareChange(0, 0)).toBeNull();
});

test('health goes by the share of errors; without spans there is none to tell', () => {
  expect([healthOf(0, 0), healthOf(9, 0.009), healthOf(9, 0.01), healthOf(9, 0.2)]).toEqual([
    'idle',
    'ok',
    'warn',
    'bad',
  ]);
});
