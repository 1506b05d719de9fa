import { NS_PER_DAY, NS_PER_MS } from '../../../time/time-ns';
import { illegalArgument } from '../elastic-error';

const UNITS: Record<string, bigint> = {
  nanos: 1n,
  micros: 1_000n,
  ms: NS_PER_MS,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
  d: NS_PER_DAY,
};

/** `90m` in nanoseconds: a whole number of a unit, at least a millisecond. Throws `illegal_argument_exception`. */
export function readFixedInterval(text: string): bigint {
  const [, amount = '0', unit = ''] = /^(\d{1,15})(nanos|micros|ms|s|m|h|d)$/.exec(text.trim()) ?? [];
  const ns = BigInt(amount) * (UNITS[unit] ?? 0n);
  if (unit === '') {
    throw illegalArgument(
      `failed to parse setting [date_histogram.fixedInterval] with value [${text.slice(0, 80)}] as a time value: unit is missing or unrecognized`,
    );
  }
  if (ns < NS_PER_MS || ns > 10_000n * NS_PER_DAY)
    throw illegalArgument(`Zero or negative time interval not supported: [${text.slice(0, 80)}]`);
  return ns - (ns % NS_PER_MS);
}
