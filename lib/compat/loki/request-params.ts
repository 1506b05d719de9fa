import { AppError } from '../../errors';
import { parseIsoNs } from '../../time/iso';
import type { TimeRange } from '../../time/time-range';
import { durationNs } from './logql/logql-units';

const HOUR_NS = 3_600_000_000_000n;
/** Source: Loki's default of max_entries_limit_per_query. */
const MOST_ENTRIES = 5_000;
/** PostgreSQL's bigint, with room for ranges and offsets. */
const FURTHEST_NS = 2n ** 62n;

/** A time of Loki's API: seconds with a fraction, seconds (up to ten digits), nanoseconds or RFC 3339. Source: Loki's params.go. */
export function readTime(text: string | null, name: string, otherwise: bigint): bigint {
  if (text === null || text === '') return otherwise;
  const ns = timeOf(text);
  if (ns === null || ns > FURTHEST_NS || ns < -FURTHEST_NS) {
    throw bad(
      `could not parse '${name}' parameter: strconv.ParseInt: parsing ${JSON.stringify(text.slice(0, 60))}: invalid syntax`,
    );
  }
  return ns;
}

function timeOf(text: string): bigint | null {
  if (/^-?\d{1,10}$/.test(text)) return BigInt(text) * 1_000_000_000n;
  if (/^-?\d{1,19}$/.test(text)) return BigInt(text);
  const fraction = /^(-?\d{1,12})\.(\d{0,9})\d*$/.exec(text);
  if (fraction)
    return BigInt(fraction[1] ?? '0') * 1_000_000_000n + BigInt((fraction[2] ?? '').padEnd(9, '0'));
  const float = /^-?\d(?:\.\d+)?e[+-]?\d+$/i.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(float) ? BigInt(Math.round(float * 1e9)) : parseIsoNs(text);
}

/** `start` and `end`, or `since` before the end; an hour by default. Throws AppError `bad_request`. */
export function readBounds(params: URLSearchParams, nowNs: bigint): { startNs: bigint; endNs: bigint } {
  const since = params.get('since');
  const sinceNs = since ? durationNs(since) : Number(HOUR_NS);
  if (sinceNs === null || Math.abs(sinceNs) > Number(FURTHEST_NS))
    throw bad(`could not parse 'since' parameter: not a valid duration string: ${JSON.stringify(since)}`);
  const endNs = readTime(params.get('end'), 'end', nowNs);
  const base = endNs > nowNs ? nowNs : endNs;
  const startNs = readTime(params.get('start'), 'start', base - BigInt(Math.round(sinceNs)));
  if (startNs < -FURTHEST_NS) throw bad("'since' reaches further back than there are times");
  if (endNs < startNs) throw bad('end timestamp must not be before or equal to start time');
  return { startNs, endNs };
}

/** The stretch that a log query reads: its start is part of it, its end is not. */
export function readRange(params: URLSearchParams, nowNs: bigint): TimeRange {
  const { startNs, endNs } = readBounds(params, nowNs);
  return { fromNs: startNs, toNs: endNs };
}

/** `step` or `interval`: seconds or a duration, in nanoseconds. */
export function readSpan(text: string | null, otherwise: bigint): bigint {
  if (text === null || text === '') return otherwise;
  const seconds = Number(text);
  const ns = Number.isFinite(seconds) ? seconds * 1e9 : durationNs(text);
  if (ns === null || Math.abs(ns) > Number(FURTHEST_NS))
    throw bad(`cannot parse ${JSON.stringify(text.slice(0, 60))} to a valid duration`);
  return BigInt(Math.round(ns));
}

/** A 250th of the range in whole seconds, at least one. */
export function defaultStepNs(startNs: bigint, endNs: bigint): bigint {
  const seconds = Math.max(1, Math.floor(Number(endNs - startNs) / 1e9 / 250));
  return BigInt(seconds) * 1_000_000_000n;
}

export function readLimit(text: string | null, otherwise: number, most = MOST_ENTRIES): number {
  if (text === null || text === '') return otherwise;
  const limit = Number(text);
  if (!Number.isInteger(limit))
    throw bad(`strconv.Atoi: parsing ${JSON.stringify(text.slice(0, 60))}: invalid syntax`);
  if (limit <= 0) throw bad('limit must be a positive value');
  if (limit > most)
    throw bad(
      `max entries limit per query exceeded, limit > max_entries_limit_per_query (${limit} > ${most})`,
    );
  return limit;
}

export function readDirection(text: string | null): 'forward' | 'backward' {
  const given = (text ?? '').toLowerCase();
  if (given === '' || given === 'backward') return 'backward';
  if (given === 'forward') return 'forward';
  throw bad(`invalid direction '${(text ?? '').slice(0, 60)}'`);
}

function bad(message: string): AppError {
  return new AppError('bad_request', message);
}
