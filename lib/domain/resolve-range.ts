import type { ResolvedRange } from '../contracts/time-range';
import { AppError } from '../errors';
import { parseTimeExpression } from '../time/date-math';
import { formatIsoNs } from '../time/iso';
import { NS_PER_MS } from '../time/time-ns';
import type { TimeRange } from '../time/time-range';

// The store's times are of our days, and so far away the range before one, and sums of both, still fit into 64 bits.
const MIN_NS = BigInt(Date.UTC(1900, 0, 1)) * NS_PER_MS;
const MAX_NS = BigInt(Date.UTC(2110, 0, 1)) * NS_PER_MS;

/**
 * The range two texts mean at `nowNs`. An upper end that rounds (`now/d`) goes to the end of its unit. Ends before
 * 1900 or after 2109, where no log can be, are cut to them. Throws AppError `bad_request` that says which forms work.
 */
export function resolveRange(from: string, to: string, nowNs: bigint): TimeRange {
  const fromNs = clamp(readTime('from', from, nowNs, false));
  const toNs = clamp(upperEnd(to, nowNs));
  if (toNs <= fromNs) {
    throw new AppError(
      'bad_request',
      `"to" must be later than "from": they mean ${formatIsoNs(fromNs)} and ${formatIsoNs(toNs)}.`,
    );
  }
  return { fromNs, toNs };
}

export function describeRange({ fromNs, toNs }: TimeRange): ResolvedRange {
  return { from: formatIsoNs(fromNs), to: formatIsoNs(toNs) };
}

/** `roundUp` gives the unit's last nanosecond; the range's end is exclusive, so it is the next. */
function upperEnd(text: string, nowNs: bigint): bigint {
  const up = readTime('to', text, nowNs, true);
  return up === readTime('to', text, nowNs, false) ? up : up + 1n;
}

function readTime(name: string, text: string, nowNs: bigint, roundUp: boolean): bigint {
  const ns = parseTimeExpression(text, nowNs, { roundUp });
  if (ns !== null) return ns;
  throw new AppError(
    'bad_request',
    `"${name}" is not a time: ${text}. Write ISO 8601 (2026-11-22T08:00:00Z), an epoch number (s, ms, µs or ns) or date math (now-1h, now/d).`,
  );
}

function clamp(ns: bigint): bigint {
  return ns < MIN_NS ? MIN_NS : ns > MAX_NS ? MAX_NS : ns;
}
