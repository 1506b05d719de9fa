import { createLoader, createSerializer, parseAsString, parseAsStringLiteral } from 'nuqs/server';

export const TRACE_STATUSES = ['any', 'error', 'ok'] as const;
export const TRACE_SORTS = ['newest', 'slowest'] as const;

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
};

export interface TracesState {
  q: string;
  from: string;
  to: string;
  service: string;
  operation: string;
  minDuration: string;
  maxDuration: string;
  status: (typeof TRACE_STATUSES)[number];
  sort: (typeof TRACE_SORTS)[number];
}

const serialize = createSerializer(tracesParsers);

/** The address of a trace search; what is left out has its default (`now-1h` to `now`, newest first). */
export function tracesUrl(state: Partial<TracesState> = {}): string {
  return serialize('/traces', state);
}

/** Reads the state back from a query string, URL or search params. */
export const loadTracesState = createLoader(tracesParsers);
