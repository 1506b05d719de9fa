import type { TimeZoneChoice } from '@/lib/time/format-time';
import { zoneOffsetMs } from './zone-offset';

export interface TimeTick {
  atMs: number;
  label: string;
  /** True where a new day (or year) begins: drawn stronger. */
  major: boolean;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS_MS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((n) => n * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((n) => n * MINUTE),
  ...[1, 2, 3, 6, 12].map((n) => n * HOUR),
  ...[1, 2, 7, 14].map((n) => n * DAY),
];
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Round wall-clock times of a zone inside [fromMs, toMs], at most `maxTicks`, with the shortest label that is clear:
 * seconds only when the step needs them, the date where the day changes.
 */
export function timeTicks(fromMs: number, toMs: number, maxTicks: number, zone: TimeZoneChoice): TimeTick[] {
  const range = toMs - fromMs;
  if (!(range > 0) || maxTicks < 1) return [];
  const stepMs = STEPS_MS.find((step) => range / step <= maxTicks);
  return stepMs === undefined
    ? monthTicks(fromMs, toMs, maxTicks, zone)
    : fixedTicks(fromMs, toMs, stepMs, zone);
}

function fixedTicks(fromMs: number, toMs: number, stepMs: number, zone: TimeZoneChoice): TimeTick[] {
  const ticks: TimeTick[] = [];
  const startWall = fromMs + zoneOffsetMs(fromMs, zone);
  const endWall = toMs + zoneOffsetMs(toMs, zone);
  for (let wall = Math.ceil(startWall / stepMs) * stepMs; wall <= endWall; wall += stepMs) {
    const atMs = instantOf(wall, zone);
    if (atMs < fromMs || atMs > toMs) continue;
    ticks.push({ atMs, label: fixedLabel(wall, stepMs), major: wall % DAY === 0 });
  }
  return ticks;
}

function monthTicks(fromMs: number, toMs: number, maxTicks: number, zone: TimeZoneChoice): TimeTick[] {
  const start = new Date(fromMs + zoneOffsetMs(fromMs, zone));
  const end = new Date(toMs + zoneOffsetMs(toMs, zone));
  const first = start.getUTCFullYear() * 12 + start.getUTCMonth();
  const last = end.getUTCFullYear() * 12 + end.getUTCMonth();
  const step = MONTH_STEPS.find((months) => (last - first) / months <= maxTicks) ?? 1200;
  const ticks: TimeTick[] = [];
  for (let month = Math.ceil(first / step) * step; month <= last; month += step) {
    const atMs = instantOf(Date.UTC(Math.floor(month / 12), month % 12, 1), zone);
    if (atMs < fromMs || atMs > toMs) continue;
    const january = month % 12 === 0;
    const label = january || step >= 12 ? String(Math.floor(month / 12)) : (MONTHS[month % 12] ?? '');
    ticks.push({ atMs, label, major: january });
  }
  return ticks;
}

/** The instant at which the zone's wall clock shows `wallMs` (two rounds settle it across a clock change). */
function instantOf(wallMs: number, zone: TimeZoneChoice): number {
  const guess = wallMs - zoneOffsetMs(wallMs, zone);
  return wallMs - zoneOffsetMs(guess, zone);
}

function fixedLabel(wallMs: number, stepMs: number): string {
  const date = new Date(wallMs);
  if (wallMs % DAY === 0) return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
  const iso = date.toISOString();
  if (stepMs < SECOND) return iso.slice(11, 23);
  return stepMs < MINUTE ? iso.slice(11, 19) : iso.slice(11, 16);
}
