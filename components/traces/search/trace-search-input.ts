import type { TraceBox } from '@/lib/contracts/trace-box';
import { readDurationText } from '@/lib/query/duration-text';
import { withBoxDurations } from '@/lib/query/trace/with-box-durations';
import { formatIsoNs } from '@/lib/time/iso';
import { timeNsFromMs } from '@/lib/time/time-ns';
import type { TracesState } from '@/lib/url/traces';

type Question = Pick<TracesState, 'q' | 'service' | 'operation' | 'minDuration' | 'maxDuration' | 'status'>;

/** What list, charts and comparisons of the page share, so that they agree: one fixed range, one question. */
export interface TraceSearchInput extends Question {
  /** ISO 8601 with nanoseconds. */
  from: string;
  to: string;
}

/** Under it every query of /traces lives in the cache; cancelling it cancels them all. */
export const TRACE_QUERIES = ['traces'] as const;

/** Half an hour: long enough to read a trace and come back to the same list. */
export const TRACE_CACHE_MS = 30 * 60_000;

/** The question as the page asks it; null while its durations cannot be read. */
export function traceSearchInput(
  { q, service, operation, status, ...durations }: Question,
  range: { from: string; to: string },
): TraceSearchInput | null {
  const minDuration = readDurationText(durations.minDuration);
  const maxDuration = readDurationText(durations.maxDuration);
  if (minDuration === null || maxDuration === null) return null;
  return { q, service, operation, status, minDuration, maxDuration, from: range.from, to: range.to };
}

/** The same question of the traces in a box; null when the box lies outside the range. */
export function inBox(input: TraceSearchInput, box: TraceBox): TraceSearchInput | null {
  // One form of text for all times: as texts they are in order as times are.
  const [, from = input.from] = [isoOf(box.fromMs), input.from].sort();
  const [to = input.to] = [isoOf(box.toMs + 1), input.to].sort();
  return from < to ? { ...input, from, to, q: withBoxDurations(input.q, box) } : null;
}

function isoOf(ms: number): string {
  return formatIsoNs(timeNsFromMs(ms));
}
