import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsInteger,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';

export const COMPARE_MODES = ['traces', 'releases', 'time', 'queries'] as const;
export const COMPARE_SORTS = ['impact', 'calls', 'errors', 'p50', 'p95', 'self'] as const;

/** The state of /traces/compare. Texts are those the API takes; an empty one asks for nothing. */
export const compareParsers = {
  mode: parseAsStringLiteral(COMPARE_MODES).withDefault('traces'),
  /** Ids of two traces: before and after. */
  a: parseAsString.withDefault(''),
  b: parseAsString.withDefault(''),
  only: parseAsBoolean.withDefault(false),
  find: parseAsString.withDefault(''),
  /** Rows of the merged tree that are closed. */
  closed: parseAsArrayOf(parseAsInteger).withDefault([]),
  /** Query and time of both cohorts. */
  q: parseAsString.withDefault(''),
  from: parseAsString.withDefault('now-24h'),
  to: parseAsString.withDefault('now'),
  service: parseAsString.withDefault(''),
  va: parseAsString.withDefault(''),
  vb: parseAsString.withDefault(''),
  /** The time that splits before and after. */
  at: parseAsString.withDefault(''),
  qa: parseAsString.withDefault(''),
  qb: parseAsString.withDefault(''),
  sort: parseAsStringLiteral(COMPARE_SORTS).withDefault('impact'),
  /** The opened operation: `service operation`. */
  row: parseAsString.withDefault(''),
  /** Bounds of the release test. */
  maxP50: parseAsString.withDefault(''),
  maxP95: parseAsString.withDefault(''),
  maxSelf: parseAsString.withDefault(''),
  maxCalls: parseAsString.withDefault(''),
  maxErrors: parseAsString.withDefault(''),
};
export type CompareState = inferParserType<typeof compareParsers>;

const serialize = createSerializer(compareParsers);

/** The address of a comparison; `compareUrl({ a: traceId })` opens it with one trace and asks for the other. */
export function compareUrl(state: Partial<CompareState> = {}): string {
  return serialize('/traces/compare', state);
}

/** Reads the state back from a query string, URL or search params. */
export const loadCompareState = createLoader(compareParsers);
