import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';

export const ERRORS_GROUPS = ['service', 'error_type', 'version'] as const;
export const ERRORS_MEASURES = ['count', 'rate'] as const;

/** The whole state of /errors. */
export const errorsParsers = {
  q: parseAsString.withDefault(''),
  from: parseAsString.withDefault('now-1h'),
  to: parseAsString.withDefault('now'),
  group: parseAsStringLiteral(ERRORS_GROUPS).withDefault('service'),
  measure: parseAsStringLiteral(ERRORS_MEASURES).withDefault('count'),
};
export type ErrorsState = inferParserType<typeof errorsParsers>;

const serialize = createSerializer(errorsParsers);
const load = createLoader(errorsParsers);

/** The link that shows exactly this state of /errors; defaults are left out. */
export function errorsUrl(state: Partial<ErrorsState> = {}): string {
  return serialize('/errors', state);
}

/** Reads a search string (with or without `?`); a value that cannot be read becomes its default. */
export function readErrorsState(search: string): ErrorsState {
  return load(new URLSearchParams(search));
}
