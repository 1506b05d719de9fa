import { expect, test } from 'vitest';
import { relativeTime } from './relative-time';
import { NS_PER_DAY, NS_PER_HOUR, NS_PER_SECOND } from './time-ns';

test('a distance is told in its two largest units', () => {
  const now = 1_000n * NS_PER_DAY;
  expect(relativeTime(now - 12n * NS_PER_SECOND, now)).toBe('12s ago');
  expect(relativeTime(now - 192n * NS_PER_SECOND, now)).toBe('3m 12s ago');
  expect(relativeTime(now - 53n * NS_PER_HOUR, now)).toBe('2d 5h ago');
  expect(relativeTime(now - 5n, now)).toBe('0s ago');
  expect(relativeTime(now + 5n, now)).toBe('0s ago');
  expect(relativeTime(now + 4n * NS_PER_SECOND, now)).toBe('in 4s');
});
