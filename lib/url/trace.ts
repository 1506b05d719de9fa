import {
  createLoader,
  createParser,
  createSerializer,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import { TRACE_TABS, type TraceTabsState, traceTabParsers } from './trace-tabs';
import { type TraceTimelineState, traceTimelineParsers } from './trace-timeline';

/** A zoomed part of the timeline: nanoseconds after the trace's start, `[from, to)`. */
export interface TraceZoom {
  fromNs: number;
  toNs: number;
}

const parseAsZoom = createParser<TraceZoom>({
  parse(text) {
    const match = /^(\d{1,16})-(\d{1,16})$/.exec(text);
    if (!match) return null;
    const fromNs = Number(match[1]);
    const toNs = Number(match[2]);
    return toNs > fromNs && Number.isSafeInteger(toNs) ? { fromNs, toNs } : null;
  },
  serialize: ({ fromNs, toNs }) => `${Math.round(fromNs)}-${Math.round(toNs)}`,
  eq: (a, b) => a.fromNs === b.fromNs && a.toNs === b.toNs,
});

/**
 * The state of /traces/{id}. Collapsing is `depth` (rows this deep are closed; null: all open) and `flip`, the spans
 * whose state is the other one: short in the address however many rows are closed.
 */
export const traceParsers = {
  tab: parseAsStringLiteral(TRACE_TABS).withDefault('timeline'),
  span: parseAsString,
  log: parseAsString,
  find: parseAsString.withDefault(''),
  logFind: parseAsString.withDefault(''),
  zoom: parseAsZoom,
  /** Whether the critical path stands out. */
  path: parseAsBoolean.withDefault(true),
  depth: parseAsInteger,
  flip: parseAsArrayOf(parseAsString).withDefault([]),
  ...traceTimelineParsers,
  ...traceTabParsers,
};

export interface TraceState extends TraceTimelineState, TraceTabsState {
  tab: (typeof TRACE_TABS)[number];
  span: string | null;
  /** Id of the log line to stand on. */
  log: string | null;
  find: string;
  logFind: string;
  zoom: TraceZoom | null;
  path: boolean;
  depth: number | null;
  flip: string[];
}

const serialize = createSerializer(traceParsers);

/** The address of a trace, or of one span or log line in it: `/traces/{id}?span=…&tab=flame|graph|…`. */
export function traceUrl(traceId: string, state: Partial<TraceState> = {}): string {
  return serialize(`/traces/${encodeURIComponent(traceId)}`, state);
}

/** Reads the state back from a query string, URL or search params. */
export const loadTraceState = createLoader(traceParsers);
