import { expect, test } from 'vitest';
import { parseIsoNs } from './iso';
import { fromZonedText, shortIso, toZonedText } from './zoned-text';

const ns = parseIsoNs('2026-11-22T08:05:00Z') ?? 0n;

test('an absolute time survives being shown and edited, in both zones', () => {
  for (const zone of ['utc', 'local'] as const) {
    for (const time of [ns, ns + 250_000_000n, ns + 1n]) {
      expect(parseIsoNs(fromZonedText(toZonedText(time, zone), zone))).toBe(time);
    }
  }
});

test('a bare time is read in the chosen zone', () => {
  expect(fromZonedText('2026-11-22 08:05', 'utc')).toBe('2026-11-22T08:05:00Z');
  const local = BigInt(new Date(2026, 10, 22, 8, 5).getTime()) * 1_000_000n;
  expect(parseIsoNs(fromZonedText('2026-11-22 08:05', 'local'))).toBe(local);
  expect(parseIsoNs(fromZonedText('2026-11-22', 'local'))).toBe(
    BigInt(new Date(2026, 10, 22).getTime()) * 1_000_000n,
  );
});

test('date math and times with a zone of their own stay as typed', () => {
  for (const text of [
    'now-1h',
    'now/d',
    '2026-11-22T08:05:00Z',
    '2026-11-22 08:05+02:00',
    '2026-11-22||+3h',
  ]) {
    expect(fromZonedText(` ${text} `, 'local')).toBe(text);
  }
});

test('text that is no time comes back for the caller to refuse', () => {
  expect(fromZonedText('noon', 'local')).toBe('noon');
});

test('digits that say nothing are left out', () => {
  expect(shortIso(ns)).toBe('2026-11-22T08:05:00Z');
  expect(shortIso(ns + 250_000_000n)).toBe('2026-11-22T08:05:00.250Z');
  expect(shortIso(ns + 250_001_000n)).toBe('2026-11-22T08:05:00.250001Z');
});
