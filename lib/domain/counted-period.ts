import { floorDiv, NS_PER_MINUTE, NS_PER_SECOND } from '../time/time-ns';
import { earlier, type TimeRange } from '../time/time-range';
import { resolveRange } from './resolve-range';

/** What figures from the rollups are of. */
export interface CountedPeriod {
  /** As asked. */
  range: TimeRange;
  /** The same, widened to whole minutes. */
  counted: TimeRange;
  fromMinute: number;
  toMinute: number;
  /** Of the counted range, as far as it has passed; at least 1. */
  seconds: number;
}

/** The whole minutes that a range touches. Throws AppError `bad_request`. */
export function countedPeriod(from: string, to: string, nowNs: bigint): CountedPeriod {
  return wholeMinutes(resolveRange(from, to, nowNs), nowNs);
}

export function wholeMinutes(range: TimeRange, nowNs: bigint): CountedPeriod {
  const fromMinute = Number(floorDiv(range.fromNs, NS_PER_MINUTE));
  const toMinute = Number(-floorDiv(-range.toNs, NS_PER_MINUTE));
  const counted = {
    fromNs: BigInt(fromMinute) * NS_PER_MINUTE,
    toNs: BigInt(toMinute) * NS_PER_MINUTE,
  };
  return { range, counted, fromMinute, toMinute, seconds: passedSeconds(counted, range, nowNs) };
}

/** The equally long period before, minute for minute. */
export function periodBefore({ counted, fromMinute, toMinute }: CountedPeriod): CountedPeriod {
  const minutes = toMinute - fromMinute;
  const before = { fromNs: counted.fromNs - BigInt(minutes) * NS_PER_MINUTE, toNs: counted.fromNs };
  return {
    range: before,
    counted: before,
    fromMinute: fromMinute - minutes,
    toMinute: fromMinute,
    seconds: minutes * 60,
  };
}

/** The last minute of a range up to now has not passed; of a range asked into the future nothing beyond now has. */
export function passedSeconds(counted: TimeRange, asked: TimeRange, nowNs: bigint): number {
  const end = asked.toNs >= nowNs - NS_PER_MINUTE ? earlier(counted.toNs, nowNs) : counted.toNs;
  if (end <= counted.fromNs) return 1;
  return Math.max(1, Number(end - counted.fromNs) / Number(NS_PER_SECOND));
}
