import {
  createLoader,
  createParser,
  createSerializer,
  type inferParserType,
  parseAsNativeArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';

export const SHARED_THEMES = ['dark', 'light'] as const;
export const SHARED_GROUNDS = ['page', 'transparent'] as const;

/** Written by hand too: `?embed` and `?embed=1`. */
const parseAsFlag = createParser<boolean>({
  parse: (text) => text !== '0' && text !== 'false',
  serialize: (value) => (value ? '1' : '0'),
});

/** The whole state of /shared/{token}. What is not in it is as the dashboard itself says. */
export const sharedParsers = {
  from: parseAsString,
  to: parseAsString,
  /** `name:value` for each chosen value of a variable; `name:` alone: all of them. */
  var: parseAsNativeArrayOf(parseAsString).withDefault([]),
  /** Stands in a page of somebody else's, which only this allows: no header. */
  embed: parseAsFlag.withDefault(false),
  /** An embed with the header all the same. */
  header: parseAsFlag.withDefault(false),
  /** Null: as whoever looks at it has it. */
  theme: parseAsStringLiteral(SHARED_THEMES),
  /** What is behind the panels of an embed. */
  ground: parseAsStringLiteral(SHARED_GROUNDS).withDefault('page'),
};
export type SharedState = inferParserType<typeof sharedParsers>;

const serialize = createSerializer(sharedParsers);
const load = createLoader(sharedParsers);

/** The link that shows exactly this state of a shared dashboard. */
export function sharedUrl(token: string, state: Partial<SharedState> = {}): string {
  return serialize(`/shared/${encodeURIComponent(token)}`, state);
}

/** Reads a search string (with or without `?`); a value that cannot be read becomes its default. */
export function readSharedState(search: string): SharedState {
  return load(new URLSearchParams(search));
}
