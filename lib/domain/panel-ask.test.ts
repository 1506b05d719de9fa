import { expect, it } from 'vitest';
import { formatIsoNs, parseIsoNs } from '../time/iso';
import { periodBefore } from './panel-ask';

const ns = (iso: string) => parseIsoNs(iso) ?? 0n;
const before = (from: string, to: string, compare: 'previous' | 'day' | 'week', zone: string) => {
  const period = periodBefore({ fromNs: ns(from), toNs: ns(to) }, { compare, zone });
  return [period.fromNs, period.toNs].map((at) => formatIsoNs(at).slice(0, 16));
};

it('a week earlier the clocks showed the same, also where they were put back since', () => {
  // Monday, 8 to 9 in Berlin: in winter time, and a week before in summer time.
  const monday = ['2023-10-30T07:00:00Z', '2023-10-30T08:00:00Z'] as const;
  expect(before(...monday, 'week', 'Europe/Berlin')).toEqual(['2023-10-23T06:00', '2023-10-23T07:00']);
  expect(before(...monday, 'week', 'UTC')).toEqual(['2023-10-23T07:00', '2023-10-23T08:00']);
  expect(before(...monday, 'day', 'Europe/Berlin')).toEqual(['2023-10-29T07:00', '2023-10-29T08:00']);
  expect(before(...monday, 'previous', 'Europe/Berlin')).toEqual(['2023-10-30T06:00', '2023-10-30T07:00']);
});

it('is as long as the range, also where an hour is missing in it', () => {
  const spring = ['2024-03-30T23:00:00Z', '2024-03-31T22:00:00Z'] as const;
  expect(before(...spring, 'day', 'Europe/Berlin')).toEqual(['2024-03-30T00:00', '2024-03-30T23:00']);
});
