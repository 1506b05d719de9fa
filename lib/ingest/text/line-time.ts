import { parseEpochNs } from '../../time/epoch';
import { NS_PER_DAY, NS_PER_MINUTE, NS_PER_MS, type TimeNs } from '../../time/time-ns';
import { type AssumedTime, type TimeParts, timeOfParts } from '../../time/time-of-parts';
import type { TimeLayout } from './time-layouts';

/** A time within a line. */
export interface LineTime {
  ns: TimeNs;
  /** Where it begins and ends. */
  from: number;
  to: number;
}

/** How far into a line its time may stand: expressions see no more of it. */
const HEAD = 300;

/** The time that a line writes in this layout; null when there is none, or no such day. */
export function lineTime(line: string, layout: TimeLayout, assumed: AssumedTime): LineTime | null {
  const match = layout.pattern.exec(line.slice(0, HEAD));
  if (!match?.groups) return null;
  const { epoch } = match.groups;
  const ns = epoch === undefined ? fromParts(match.groups, layout, assumed) : parseEpochNs(epoch);
  return ns === null ? null : { ns, from: match.index, to: match.index + match[0].length };
}

function fromParts(
  groups: Record<string, string | undefined>,
  layout: TimeLayout,
  assumed: AssumedTime,
): TimeNs | null {
  if (!layout.undated) return timeOfParts(groups as unknown as TimeParts, assumed);
  const today = new Date(Number(assumed.nowNs / NS_PER_MS));
  const date = {
    year: String(today.getUTCFullYear()),
    month: String(today.getUTCMonth() + 1),
    day: String(today.getUTCDate()),
  };
  const ns = timeOfParts({ ...groups, ...date }, assumed);
  // A clock that is ahead of the file's time is the day before's.
  return ns !== null && ns > assumed.nowNs + NS_PER_MINUTE ? ((ns - NS_PER_DAY) as TimeNs) : ns;
}
