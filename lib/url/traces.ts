import {
  createLoader,
  createParser,
  createSerializer,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';

export const TRACE_STATUSES = ['any', 'error', 'ok'] as const;
export const TRACE_SORTS = ['newest', 'slowest'] as const;

/** A box drawn on the scatter plot: the list shows the traces inside it. Bounds are inclusive. */
export interface ScatterBox {
  fromMs: number;
  toMs: number;
  minNs: number;
  maxNs: number;
}

const parseAsBox = createParser<ScatterBox>({
  parse(text) {
    const [fromMs, toMs, minNs, maxNs, rest] = text
      .split('_')
      .map((part) => (/^\d{1,16}$/.test(part) ? Number(part) : -1));
    if (fromMs === undefined || toMs === undefined || minNs === undefined || maxNs === undefined) return null;
    if (rest !== undefined || fromMs < 0 || minNs < 0 || toMs < fromMs || maxNs < minNs) return null;
    return { fromMs, toMs, minNs, maxNs };
  },
  serialize: ({ fromMs, toMs, minNs, maxNs }) => [fromMs, toMs, minNs, maxNs].map(Math.round).join('_'),
  eq: (a, b) => a.fromMs === b.fromMs && a.toMs === b.toMs && a.minNs === b.minNs && a.maxNs === b.maxNs,
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
  box: parseAsBox,
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
  box: ScatterBox | null;
}

const serialize = createSerializer(tracesParsers);

/** The address of a trace search; what is left out has its default (`now-1h` to `now`, newest first). */
export function tracesUrl(state: Partial<TracesState> = {}): string {
  return serialize('/traces', state);
}

/** Reads the state back from a query string, URL or search params. */
export const loadTracesState = createLoader(tracesParsers);
