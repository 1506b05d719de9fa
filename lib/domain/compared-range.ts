import type { RequestContext } from '../contracts/context';
import { hasLogs } from '../store/logs/has-logs';
import { floorTo, NS_PER_HOUR, NS_PER_MINUTE } from '../time/time-ns';
import { later, previousRange, type TimeRange } from '../time/time-range';

const LOOK_BACK_NS = 7n * 24n * NS_PER_HOUR;

/**
 * The equally long period before a range, or another one; null where the logs begin within it (a young store, a
 * retention): beside half a period of logs everything looks like more. Logs of long before it do not count: they are of
 * wrong clocks, or imported. @param hasAny whether any lies in a range, to the minute; of spans another
 */
export async function comparedRange(
  ctx: RequestContext,
  range: TimeRange,
  before = previousRange(range),
  hasAny: (ctx: RequestContext, range: TimeRange) => Promise<boolean> = hasLogs,
): Promise<TimeRange | null> {
  const length = before.toNs - before.fromNs;
  const from = later(0n, before.fromNs - later(length, LOOK_BACK_NS));
  const begin = { fromNs: floorTo(from, NS_PER_MINUTE), toNs: before.fromNs + length / 10n };
  return (await hasAny(ctx, begin)) ? before : null;
}
