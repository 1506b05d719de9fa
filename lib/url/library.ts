import {
  createLoader,
  createSerializer,
  type inferParserType,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';

/** What of the things that are kept is listed. */
export const LIBRARY_SHELVES = ['all', 'pinned', 'recent', 'trash'] as const;
export type LibraryShelf = (typeof LIBRARY_SHELVES)[number];
export const LIBRARY_KINDS = ['all', 'query', 'dashboard'] as const;

/** The whole state of /saved, and, but for `kind`, of /dashboards. */
export const libraryParsers = {
  q: parseAsString.withDefault(''),
  /** What lies in it or below it; '': everything. */
  folder: parseAsString.withDefault(''),
  tag: parseAsString,
  kind: parseAsStringLiteral(LIBRARY_KINDS).withDefault('all'),
  show: parseAsStringLiteral(LIBRARY_SHELVES).withDefault('all'),
  /** The short link that led here, when its query is not there. */
  missing: parseAsString,
};
export type LibraryState = inferParserType<typeof libraryParsers>;

const serialize = createSerializer(libraryParsers);
const load = createLoader(libraryParsers);

/** The link that shows exactly this state; defaults are left out. */
export function libraryUrl(path: '/saved' | '/dashboards', state: Partial<LibraryState> = {}): string {
  return serialize(path, state);
}

/** Reads a search string (with or without `?`); a value that cannot be read becomes its default. */
export function readLibraryState(search: string): LibraryState {
  return load(new URLSearchParams(search));
}
