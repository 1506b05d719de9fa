import {
  createLoader,
  createParser,
  createSerializer,
  type inferParserType,
  parseAsBoolean,
  parseAsInteger,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import { readTraceBox, type TraceBox, writeTraceBox } from '../contracts/trace-box';
import { RED_GROUPS } from '../contracts/trace-red';

export const TRACE_STATUSES = ['any', 'error', 'ok'] as const;
export const TRACE_SORTS = ['newest', 'slowest', 'errors', 'spans'] as const;
/** The chart over the list: durations over time, points, rate errors and percentiles, or the critical path. */
export const TRACE_PANES = ['heatmap', 'scatter', 'red', 'path'] as const;

const parseAsBox = createParser<TraceBox>({
  parse: readTraceBox,
  serialize: writeTraceBox,
  eq: (a, b) => writeTraceBox(a) === writeTraceBox(b),
});

/** The state of /traces, as `useQueryStates` takes it. Times and durations stay the texts the API takes. */
export const tracesParsers = {
  q: parseAsString.withDefault(''),
  from: parseAsString.withDefault('now-1h'),
  to: parseAsString.withDefault('now'),
  service: parseAsString.withDefault(''),
  operation: parseAsString.withDefault(''),
  minDuration: parseAsString.withDefault(''),
  maxDuration: parseAsString.withDefault(''),
  status: parseAsStringLiteral(TRACE_STATUSES).withDefault('any'),
  sort: parseAsStringLiteral(TRACE_SORTS).withDefault('newest'),
  pane: parseAsStringLiteral(TRACE_PANES).withDefault('heatmap'),
  /** What the lines of the rate and error chart stand for. */
  by: parseAsStringLiteral(RED_GROUPS).withDefault('none'),
  /** Start of the interval chosen on it, epoch ms. */
  at: parseAsInteger,
  /** Chosen on a chart: the list holds the traces that start in it and last as long. */
  box: parseAsBox,
  /** Whether what sets the box apart is ranked beside the list. */
  apart: parseAsBoolean.withDefault(true),
  /** Whether the chart stands as a table. */
  table: parseAsBoolean.withDefault(false),
  /** Whether new traces come in by themselves. */
  live: parseAsBoolean.withDefault(false),
  /** The trace whose matching spans are listed. */
  open: parseAsString,
  /** Traces chosen for a comparison, at most two. */
  pick: parseAsNativeArrayOf(parseAsString).withDefault([]),
};
export type TracesState = inferParserType<typeof tracesParsers>;

const serialize = createSerializer(tracesParsers);

/** The address of a trace search; what is left out has its default (`now-1h` to `now`, newest first). */
export function tracesUrl(state: Partial<TracesState> = {}): string {
  return serialize('/traces', state);
}

/** Reads the state back from a query string, URL or search params. */
export const loadTracesState = createLoader(tracesParsers);
