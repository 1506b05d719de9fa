import { expect, test } from 'vitest';
import { epochOfWallClock, isTimeZone } from './zone-offset';

const epoch = (wall: string, zone: string) =>
  new Date(epochOfWallClock(Date.parse(`${wall}Z`), zone)).toISOString();

test('a wall clock is read with the offset of its own day', () => {
  expect(epoch('2026-01-15T12:00:00', 'Europe/Paris')).toBe('2026-01-15T11:00:00.000Z');
  expect(epoch('2026-07-15T12:00:00', 'Europe/Paris')).toBe('2026-07-15T10:00:00.000Z');
  expect(epoch('2026-07-15T12:00:00', 'Asia/Kathmandu')).toBe('2026-07-15T06:15:00.000Z');
  expect(epoch('2026-07-15T12:00:00.123', 'America/New_York')).toBe('2026-07-15T16:00:00.123Z');
});

test('around a change of clocks every reading has one instant', () => {
  expect(epoch('2026-03-29T01:59:59', 'Europe/Paris')).toBe('2026-03-29T00:59:59.000Z');
  expect(epoch('2026-03-29T02:30:00', 'Europe/Paris')).toBe('2026-03-29T01:30:00.000Z');
  expect(epoch('2026-03-29T03:00:00', 'Europe/Paris')).toBe('2026-03-29T01:00:00.000Z');
  expect(epoch('2026-10-25T02:30:00', 'Europe/Paris')).toBe('2026-10-25T00:30:00.000Z');
  expect(epoch('2026-10-25T03:00:00', 'Europe/Paris')).toBe('2026-10-25T02:00:00.000Z');
});

test('a name that is no zone is told', () => {
  expect(['UTC', 'Europe/Paris', 'Mars/Base', ''].map(isTimeZone)).toEqual([true, true, false, false]);
});
