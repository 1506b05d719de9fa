import { isRelativeTime, parseTimeExpression } from './date-math';
import { NS_PER_DAY, NS_PER_HOUR, NS_PER_MINUTE, NS_PER_MS, NS_PER_SECOND, type TimeNs } from './time-ns';
import { shortIso } from './zoned-text';

/** A range as it stands in the URL: two texts that `parseTimeExpression` reads. */
export interface TimeRangeText {
  from: string;
  to: string;
}

const WIDEST_NS = 100n * 365n * NS_PER_DAY;

/** Both ends as nanoseconds, or null when one of them cannot be read. `to` rounds up, as Elasticsearch does. */
export function resolveRange(range: TimeRangeText, now: bigint): { from: TimeNs; to: TimeNs } | null {
  const from = parseTimeExpression(range.from, now);
  const to = parseTimeExpression(range.to, now, { roundUp: true });
  return from === null || to === null ? null : { from, to };
}

/** What is wrong with a range, or null. The message says what to type. */
export function rangeProblem(
  range: TimeRangeText,
  now: bigint,
): { field: 'from' | 'to'; message: string } | null {
  const hint = 'Write a time such as 2026-11-22 08:05, or now-1h.';
  const from = parseTimeExpression(range.from, now);
  if (from === null) return { field: 'from', message: hint };
  const to = parseTimeExpression(range.to, now, { roundUp: true });
  if (to === null) return { field: 'to', message: hint };
  if (to <= from) return { field: 'to', message: 'The end must be after the start.' };
  if (to - from > WIDEST_NS) return { field: 'from', message: 'At most 100 years.' };
  return null;
}

/** True when an end moves with the clock. */
export function isRelativeRange(range: TimeRangeText): boolean {
  return isRelativeTime(range.from) || isRelativeTime(range.to);
}

/** The same range at fixed times, to the millisecond; unreadable ranges come back as they are. */
export function pinRange(range: TimeRangeText, now: bigint): TimeRangeText {
  const resolved = resolveRange(range, now);
  return resolved ? absoluteRange(resolved.from, resolved.to) : range;
}

/** Two times as a range for the URL. */
export function absoluteRange(from: bigint, to: bigint): TimeRangeText {
  return { from: shortIso(from), to: shortIso(to) };
}

/**
 * The range of the same width before (-1) or after (1) this one. Forward, what comes within a twentieth of now ends at
 * now and is relative again: back and forth leads where one started, though the clock has moved on.
 */
export function shiftRange(range: TimeRangeText, steps: -1 | 1, now: bigint): TimeRangeText {
  const resolved = resolveRange(range, now);
  if (!resolved) return range;
  const width = resolved.to - resolved.from;
  const to = resolved.to + BigInt(steps) * width;
  if (steps > 0 && to >= now - width / 20n) return lastRange(width);
  return absoluteRange(to - width, to);
}

/** Twice the width around the same middle; a range that ends now stays there. */
export function zoomOutRange(range: TimeRangeText, now: bigint): TimeRangeText {
  const resolved = resolveRange(range, now);
  if (!resolved) return range;
  const width = resolved.to - resolved.from;
  if (width * 2n > WIDEST_NS) return range;
  const half = width / 2n;
  if (resolved.to + half >= now) return lastRange(width * 2n);
  return absoluteRange(resolved.from - half, resolved.to + half);
}

/** The last so many nanoseconds, kept relative: `now-90m` … `now`. */
function lastRange(widthNs: bigint): TimeRangeText {
  return { from: `now-${spell(widthNs)}`, to: 'now' };
}

function spell(widthNs: bigint): string {
  const units = [
    ['d', NS_PER_DAY],
    ['h', NS_PER_HOUR],
    ['m', NS_PER_MINUTE],
    ['s', NS_PER_SECOND],
  ] as const;
  for (const [name, unit] of units)
    if (widthNs >= unit && widthNs % unit === 0n) return `${widthNs / unit}${name}`;
  const ms = widthNs / NS_PER_MS;
  return ms > 999_999_999n ? `${ms / 1000n}s` : `${ms > 0n ? ms : 1n}ms`;
}
