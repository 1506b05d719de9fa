import type { Log } from '../../../contracts/log';
import { parseIsoNs } from '../../../time/iso';
import { msFromTimeNs } from '../../../time/time-ns';
import type { JsonValue } from '../document-of-log';
import { illegalArgument } from '../elastic-error';
import type { Sort } from './sort';
import { readTimeValue, timeValue } from './time-value';

/** A log's place in the one order of logs. */
export interface Place {
  timeNs: bigint;
  seq: bigint;
}

const LAST = 2n ** 63n - 1n;

/** What a hit says in `sort`: milliseconds for a time, the log's id for its place, so that nothing is lost on the way. */
export function sortValues({ keys }: Sort, log: Log): JsonValue[] {
  const ns = parseIsoNs(log.time) ?? 0n;
  return keys.map((key) => {
    if (key.kind === 'score') return 1;
    if (key.kind === 'place') return log.id;
    return key.format === null ? msFromTimeNs(ns) : timeValue(ns, key.format);
  });
}

/** The place behind which `search_after` goes on. Throws AppError `bad_request`. */
export function placeAfter(sort: Sort, values: readonly JsonValue[]): Place {
  if (sort.keys.length === 0) throw illegalArgument('Sort must contain at least one field.');
  if (values.length !== sort.keys.length) {
    throw illegalArgument(`search_after has ${values.length} value(s) but sort has ${sort.keys.length}.`);
  }
  const newest = sort.order === 'newest';
  let after: Place | null = null;
  for (const [at, key] of sort.keys.entries()) {
    const value = values[at];
    if (key.kind === 'score') continue;
    if (key.kind === 'place') {
      const [, time, seq] = /^(-?\d{1,19})-(\d{1,19})$/.exec(String(value)) ?? [];
      if (time === undefined || seq === undefined) throw unreadable(value);
      return { timeNs: int64(time, value), seq: int64(seq, value) };
    }
    if (typeof value !== 'string' && typeof value !== 'number') throw unreadable(value);
    const { first, last } = readTimeValue(value, key.format);
    // Without a place behind it, all of the written time has been seen.
    after ??= newest ? { timeNs: first, seq: -1n } : { timeNs: last, seq: LAST };
  }
  if (!after) throw illegalArgument('search_after needs a sort by [@timestamp] or [_doc] here');
  return after;
}

function int64(digits: string, value: JsonValue | undefined): bigint {
  const number = BigInt(digits);
  if (BigInt.asIntN(64, number) !== number) throw unreadable(value);
  return number;
}

function unreadable(value: JsonValue | undefined) {
  return illegalArgument(
    `Failed to parse search_after value [${JSON.stringify(value)?.slice(0, 80)}]: pass on the sort values of a hit as they came`,
  );
}
