import { describe, expect, test } from 'vitest';
import { formatDateTime, formatTime, formatTimeRange, isSameDay, zoneLabel } from './format-time';
import { parseIsoNs } from './iso';

const at = (iso: string): bigint => {
  const ns = parseIsoNs(iso);
  if (ns === null) throw new Error(iso);
  return ns;
};
const now = at('2026-11-22T10:00:00Z');

describe('times as people read them', () => {
  test('precision cuts digits and never rounds', () => {
    const ns = at('2026-11-22T08:05:00.123456789Z');
    expect(formatTime(ns, 'utc')).toBe('08:05:00');
    expect(formatTime(ns, 'utc', 'ms')).toBe('08:05:00.123');
    expect(formatTime(ns, 'utc', 'us')).toBe('08:05:00.123456');
    expect(formatTime(ns, 'utc', 'ns')).toBe('08:05:00.123456789');
  });

  test('a time before 1970 keeps its fraction', () => {
    expect(formatTime(at('1969-12-31T23:59:59.250Z'), 'utc', 'ms')).toBe('23:59:59.250');
  });

  test('the year is written only when it is another one', () => {
    expect(formatDateTime(at('2026-01-02T03:04:05Z'), 'utc', now)).toBe('2 Jan 03:04:05');
    expect(formatDateTime(at('2025-12-31T23:59:59Z'), 'utc', now)).toBe('31 Dec 2025 23:59:59');
  });

  test('a range writes the second date only where it changes', () => {
    const range = (a: string, b: string) => formatTimeRange(at(a), at(b), 'utc', now);
    expect(range('2026-11-22T08:05:00Z', '2026-11-22T09:05:00Z')).toBe('22 Nov 08:05:00 – 09:05:00');
    expect(range('2026-11-21T23:00:00Z', '2026-11-22T01:00:00Z')).toBe('21 Nov 23:00:00 – 22 Nov 01:00:00');
    expect(range('2026-11-22T08:05:00.100Z', '2026-11-22T08:05:00.900Z')).toBe(
      '22 Nov 08:05:00.100 – 08:05:00.900',
    );
  });

  test('days are those of the zone', () => {
    expect(isSameDay(at('2026-11-22T00:00:00Z'), at('2026-11-22T23:59:59Z'), 'utc')).toBe(true);
    expect(isSameDay(at('2026-11-21T23:59:59Z'), at('2026-11-22T00:00:00Z'), 'utc')).toBe(false);
  });

  test('local time agrees with the machine', () => {
    const date = new Date(2026, 10, 22, 8, 5, 0);
    const ns = BigInt(date.getTime()) * 1_000_000n;
    expect(formatTime(ns, 'local')).toBe('08:05:00');
    expect(zoneLabel('utc', ns)).toBe('UTC');
    expect(zoneLabel('local', ns)).toMatch(/^UTC[+−]\d\d:\d\d$/);
  });
});
