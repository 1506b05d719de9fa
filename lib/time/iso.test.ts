import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatIsoNs, parseIsoNs } from './iso';

describe('parseIsoNs', () => {
  it.each([
    ['1970-01-01T00:00:00Z', 0n],
    ['1970-01-01', 0n],
    ['2026-11-22T08:05:00.123456789Z', 1795334700123456789n],
    ['2026-11-22 08:05:00,5', 1795334700500000000n],
    ['2026-11-22T08:05', 1795334700000000000n],
    ['2026-11-22T09:05:00+01:00', 1795334700000000000n],
    ['2026-11-22T04:35:00-0330', 1795334700000000000n],
    ['2016-12-31T23:59:60Z', 1483228800000000000n],
    ['2024-02-29', 1709164800000000000n],
  ])('reads %s', (text, expected) => expect(parseIsoNs(text)).toBe(expected));

  it.each([
    '',
    'yesterday',
    '2026-13-01',
    '2023-02-29',
    '2026-11-22T25:00Z',
    '2026-11-22T10:61Z',
    '22.11.2026',
    '12:30:45',
  ])('refuses %j', (text) => expect(parseIsoNs(text)).toBeNull());

  it('gives back what formatIsoNs wrote, to the nanosecond', () => {
    fc.assert(
      fc.property(fc.bigInt(-(2n ** 61n), 2n ** 62n), (ns) => {
        expect(parseIsoNs(formatIsoNs(ns))).toBe(ns);
      }),
    );
  });
});
