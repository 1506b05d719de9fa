import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsBoolean,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';

export const LOG_ORDERS = ['newest', 'oldest'] as const;
export const LOG_TABS = ['fields', 'json', 'around', 'trace'] as const;
/** What the main area shows: the lines, their message patterns, or what sets a part of them apart. */
export const LOG_PANES = ['lines', 'patterns', 'differences'] as const;
export const LOG_VIEWS = ['table', 'raw'] as const;
export const LOG_DENSITIES = ['compact', 'normal', 'relaxed'] as const;
export const LOG_TIMES = ['clock', 'full', 'relative', 'hidden'] as const;

/** The whole state of /logs. */
export const logsParsers = {
  q: parseAsString.withDefault(''),
  from: parseAsString.withDefault('now-1h'),
  to: parseAsString.withDefault('now'),
  order: parseAsStringLiteral(LOG_ORDERS).withDefault('newest'),
  /** The selected line, and what its drawer shows. */
  log: parseAsString,
  tab: parseAsStringLiteral(LOG_TABS).withDefault('fields'),
  /** The line or time that the list begins at, with pages on both sides. */
  at: parseAsString,
  pane: parseAsStringLiteral(LOG_PANES).withDefault('lines'),
  /** Conditions of the query that stay when it is replaced, and ones put aside: each as it is written in a query. */
  pin: parseAsNativeArrayOf(parseAsString).withDefault([]),
  off: parseAsNativeArrayOf(parseAsString).withDefault([]),
  /** Columns in order, each `field` or `field:width in px`; empty: the standard ones. */
  cols: parseAsNativeArrayOf(parseAsString).withDefault([]),
  view: parseAsStringLiteral(LOG_VIEWS).withDefault('table'),
  density: parseAsStringLiteral(LOG_DENSITIES).withDefault('compact'),
  times: parseAsStringLiteral(LOG_TIMES).withDefault('clock'),
  /** Whether every time has its nanoseconds; else only where lines would look the same without. */
  ns: parseAsBoolean.withDefault(false),
  wrap: parseAsBoolean.withDefault(false),
  /** Whether new lines stream in. */
  live: parseAsBoolean.withDefault(false),
  /** What is compared with the rest: a stretch of time `ISO..ISO`, or a condition such as `level:ERROR`. */
  part: parseAsString,
  /** The field whose statistics are open. */
  stat: parseAsString,
};
export type LogsState = inferParserType<typeof logsParsers>;

const serialize = createSerializer(logsParsers);
const load = createLoader(logsParsers);

/** The link that shows exactly this state of /logs; defaults are left out, so that a bare state is a bare path. */
export function logsUrl(state: Partial<LogsState> = {}): string {
  return serialize('/logs', state);
}

/** Reads a search string (with or without `?`); a value that cannot be read becomes its default. */
export function readLogsState(search: string): LogsState {
  return load(new URLSearchParams(search));
}
