import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIsoNs } from './iso';
import { NS_PER_MS } from './time-ns';
import { type RoundingStep, roundTime, startsBetween, timeRounding } from './time-rounding';

const HOUR = 3_600_000_000_000n;
/** Clocks that change by an hour, by half of one, at midnight, by a whole day; and one that never does. */
const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Havana',
  'Asia/Beirut',
  'America/Sao_Paulo',
  'Pacific/Apia',
  'Asia/Kathmandu',
];

function rounded(time: string, step: Partial<RoundingStep>, around = 0n): string {
  const ns = parseIsoNs(time) ?? 0n;
  const rounding = timeRounding(
    { every: 'day', zone: 'UTC', offsetNs: 0n, ...step },
    ns - around,
    ns + around + 1n,
  );
  if (!rounding) throw new Error('Too many starts.');
  return new Date(Number(roundTime(rounding, ns) / NS_PER_MS)).toISOString();
}

const instant = fc
  .integer({ min: Date.parse('2009-01-01'), max: Date.parse('2026-12-31') })
  .map((ms) => BigInt(ms) * NS_PER_MS);

/** What the clocks of a zone show. */
function shown(ns: bigint, zone: string, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, hourCycle: 'h23', ...parts }).format(
    Number(ns / NS_PER_MS),
  );
}
const DATE = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;

describe('timeRounding', () => {
  it('starts days where the date changes on the clocks of the zone', () => {
    fc.assert(
      fc.property(
        instant,
        fc.constantFrom(...ZONES),
        fc.constantFrom(0n, 400n * 24n * HOUR),
        (ns, zone, around) => {
          const rounding = timeRounding({ every: 'day', zone, offsetNs: 0n }, ns - around, ns + around + 1n);
          const start = rounding ? roundTime(rounding, ns) : ns;
          expect(start <= ns).toBe(true);
          expect(shown(start, zone, DATE)).toBe(shown(ns, zone, DATE));
          expect(shown(start - NS_PER_MS, zone, DATE)).not.toBe(shown(ns, zone, DATE));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('starts hours where the hour changes, and keeps those apart that occur twice', () => {
    const hour = { ...DATE, hour: '2-digit', timeZoneName: 'longOffset' } as const;
    fc.assert(
      fc.property(
        instant,
        fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kathmandu'),
        (ns, zone) => {
          const rounding = timeRounding({ every: 'hour', zone, offsetNs: 0n }, ns - HOUR, ns + HOUR);
          const start = rounding ? roundTime(rounding, ns) : ns;
          expect(shown(start, zone, hour)).toBe(shown(ns, zone, hour));
          expect(shown(start - NS_PER_MS, zone, hour)).not.toBe(shown(ns, zone, hour));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gives the same start whatever range it was made for', () => {
    const step = fc.record({
      every: fc.constantFrom<RoundingStep['every']>(
        'day',
        'week',
        'month',
        'quarter',
        'year',
        'hour',
        3n * HOUR,
        HOUR / 2n,
        5n * HOUR,
      ),
      zone: fc.constantFrom(...ZONES, 'UTC', '+05:30'),
      offsetNs: fc.constantFrom(0n, 6n * HOUR, -HOUR / 2n),
    });
    fc.assert(
      fc.property(instant, step, (ns, one) => {
        const near = timeRounding(one, ns, ns + 1n);
        const wide = timeRounding(one, ns - 40n * 24n * HOUR, ns + 40n * 24n * HOUR);
        if (!near || !wide) throw new Error('Too many starts.');
        expect(roundTime(near, ns)).toBe(roundTime(wide, ns));
        expect(startsBetween(wide, ns, ns, 5)).toEqual([roundTime(wide, ns)]);
      }),
      { numRuns: 300 },
    );
  });

  it('has days of 23 and 25 hours', () => {
    const starts = (from: string, to: string) => {
      const [first, last] = [parseIsoNs(from) ?? 0n, parseIsoNs(to) ?? 0n];
      const rounding = timeRounding({ every: 'day', zone: 'Europe/Berlin', offsetNs: 0n }, first, last);
      return rounding
        ? startsBetween(rounding, first, last, 10).map((ns) => new Date(Number(ns / NS_PER_MS)).toISOString())
        : [];
    };
    expect(starts('2026-03-28T12:00:00Z', '2026-03-30T12:00:00Z')).toEqual([
      '2026-03-27T23:00:00.000Z',
      '2026-03-28T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ]);
    expect(starts('2026-10-24T12:00:00Z', '2026-10-26T12:00:00Z')).toEqual([
      '2026-10-23T22:00:00.000Z',
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
    ]);
  });

  it('rounds as the examples of Elasticsearch do', () => {
    // Reference, "Date histogram aggregation": time zone, and offset.
    expect(rounded('2015-10-01T00:30:00Z', { zone: '-01:00' })).toBe('2015-09-30T01:00:00.000Z');
    expect(rounded('2015-10-01T01:30:00Z', { zone: '-01:00' })).toBe('2015-10-01T01:00:00.000Z');
    expect(rounded('2015-10-01T05:30:00Z', { offsetNs: 6n * HOUR })).toBe('2015-09-30T06:00:00.000Z');
    expect(rounded('2015-10-01T06:30:00Z', { offsetNs: 6n * HOUR })).toBe('2015-10-01T06:00:00.000Z');
    expect(rounded('2022-07-01T00:00:00Z', { every: 'quarter' })).toBe('2022-07-01T00:00:00.000Z');
    expect(rounded('2026-11-22T23:59:59Z', { every: 'week' })).toBe('2026-11-16T00:00:00.000Z');
  });

  it('starts a step behind the gap that it would begin in, and joins what a repeated hour cuts', () => {
    const zone = 'Europe/Berlin';
    const around = 24n * HOUR;
    // 02:00 to 03:00 is skipped on 2026-03-29; steps of two hours.
    expect(rounded('2026-03-29T01:30:00Z', { every: 2n * HOUR, zone }, around)).toBe(
      '2026-03-29T01:00:00.000Z',
    );
    expect(rounded('2026-03-29T02:30:00Z', { every: 2n * HOUR, zone }, around)).toBe(
      '2026-03-29T02:00:00.000Z',
    );
    // 02:00 to 03:00 is shown twice on 2026-10-25; steps of three hours from midnight.
    expect(rounded('2026-10-25T01:30:00Z', { every: 3n * HOUR, zone }, around)).toBe(
      '2026-10-24T22:00:00.000Z',
    );
  });

  it('refuses more starts than can be listed', () => {
    const [from, to] = [parseIsoNs('1970-01-01') ?? 0n, parseIsoNs('2100-01-01') ?? 0n];
    expect(
      timeRounding({ every: 7n * 60_000_000_000n, zone: 'Europe/Berlin', offsetNs: 0n }, from, to),
    ).toBeNull();
    expect(timeRounding({ every: 1_000_000n, zone: 'UTC', offsetNs: 0n }, from, to)?.kind).toBe('even');
  });
});
