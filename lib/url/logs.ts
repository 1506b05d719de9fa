import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsBoolean,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';

export const LOG_ORDERS = ['newest', 'oldest'] as const;
export const LOG_TABS = ['fields', 'json', 'around', 'trace'] as const;

/** The whole state of /logs. `log` is the selected line, `tab` what its drawer shows. */
export const logsParsers = {
  q: parseAsString.withDefault(''),
  from: parseAsString.withDefault('now-1h'),
  to: parseAsString.withDefault('now'),
  order: parseAsStringLiteral(LOG_ORDERS).withDefault('newest'),
  log: parseAsString,
  tab: parseAsStringLiteral(LOG_TABS).withDefault('fields'),
  wrap: parseAsBoolean.withDefault(false),
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
