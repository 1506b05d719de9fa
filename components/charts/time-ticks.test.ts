import { afterEach, expect, test, vi } from 'vitest';
import { timeTicks } from './time-ticks';

afterEach(() => vi.unstubAllEnvs());

const at = (iso: string) => Date.parse(iso);

test('an hour is cut at round minutes, in the zone that was chosen', () => {
  const ticks = timeTicks(at('2026-11-22T08:03:00Z'), at('2026-11-22T09:03:00Z'), 6, 'utc');
  expect(ticks.map((tick) => tick.label)).toEqual(['08:10', '08:20', '08:30', '08:40', '08:50', '09:00']);
  vi.stubEnv('TZ', 'Asia/Kolkata');
  const india = timeTicks(at('2026-11-22T08:03:00Z'), at('2026-11-22T09:03:00Z'), 6, 'local');
  expect(india.map((tick) => tick.label)).toEqual(['13:40', '13:50', '14:00', '14:10', '14:20', '14:30']);
});

test('the date stands where the day changes, and only there', () => {
  const ticks = timeTicks(at('2026-11-21T18:00:00Z'), at('2026-11-22T06:00:00Z'), 4, 'utc');
  expect(ticks.map((tick) => [tick.label, tick.major])).toEqual([
    ['18:00', false],
    ['21:00', false],
    ['22 Nov', true],
    ['03:00', false],
    ['06:00', false],
  ]);
});

test('days stay on midnight across a clock change', () => {
  vi.stubEnv('TZ', 'Europe/Berlin');
  const ticks = timeTicks(at('2026-10-23T22:00:00Z'), at('2026-10-27T12:00:00Z'), 5, 'local');
  expect(ticks.map((tick) => new Date(tick.atMs).toISOString())).toEqual([
    '2026-10-23T22:00:00.000Z',
    '2026-10-24T22:00:00.000Z',
    '2026-10-25T23:00:00.000Z',
    '2026-10-26T23:00:00.000Z',
  ]);
});

test('milliseconds and years have labels of their own; an empty range has none', () => {
  expect(timeTicks(0, 10, 5, 'utc')[1]?.label).toBe('00:00:00.002');
  const years = timeTicks(at('2019-06-01T00:00:00Z'), at('2026-06-01T00:00:00Z'), 8, 'utc');
  expect(years.map((tick) => tick.label)).toEqual(['2020', '2021', '2022', '2023', '2024', '2025', '2026']);
  expect(timeTicks(5, 5, 5, 'utc')).toEqual([]);
});
