import { expect, it } from 'vitest';
import { zonedIso } from './zoned-iso';

it('writes the same instant with the offset of its day', () => {
  expect(zonedIso('2026-11-22T08:05:00.123456789Z', 'Europe/Berlin')).toBe(
    '2026-11-22T09:05:00.123456789+01:00',
  );
  expect(zonedIso('2026-06-30T23:59:59.000000001Z', 'Europe/Berlin')).toBe(
    '2026-07-01T01:59:59.000000001+02:00',
  );
  expect(zonedIso('2026-06-30T00:10:00.5Z', 'Asia/Kathmandu')).toBe('2026-06-30T05:55:00.5+05:45');
  expect(zonedIso('2026-01-01T00:10:00Z', 'Europe/London')).toBe('2026-01-01T00:10:00+00:00');
});

it('leaves UTC and other texts alone', () => {
  expect(zonedIso('2026-11-22T08:05:00.123456789Z', 'UTC')).toBe('2026-11-22T08:05:00.123456789Z');
  expect(zonedIso('soon', 'Europe/Berlin')).toBe('soon');
});
