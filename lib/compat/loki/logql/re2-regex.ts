import { RE2JS } from 're2js';
import { queryError } from './logql-error';

export interface Re2Regex {
  /** Somewhere in the text. */
  finds: (text: string) => boolean;
  /** The whole text, as label matchers ask. */
  matchesWhole: (text: string) => boolean;
  /** The groups of the first match by number, 0 the whole; null without one. */
  exec: (text: string) => (string | null)[] | null;
  /** Named groups: number by name. */
  names: ReadonlyMap<string, number>;
}

const MAX_SOURCE = 4_096;
const MAX_CACHED = 500;
/** States of the expression times characters of the text: about two seconds at worst. */
const MAX_STEPS = 30_000_000;
const cache = new Map<string, Re2Regex>();

/**
 * A regular expression of Go's dialect, matched in linear time, so that a hostile one cannot hold the process up.
 * Throws AppError `bad_request` as Loki says it. Source: RE2 syntax.
 */
export function compileRegex(source: string): Re2Regex {
  const known = cache.get(source);
  if (known) return known;
  if (source.length > MAX_SOURCE) throw queryError(`a regular expression may have ${MAX_SOURCE} characters`);
  let whole: RE2JS;
  let part: RE2JS;
  try {
    part = RE2JS.compile(source);
    whole = RE2JS.compile(`^(?:${source})$`, RE2JS.DOTALL);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'it cannot be read';
    throw queryError(why);
  }
  const size = part.programSize();
  const bounded = (text: string) => {
    if (size * text.length <= MAX_STEPS) return text;
    throw queryError(
      `the regular expression has ${size} states, too many for a text of ${text.length} characters: make it shorter, or narrow the query`,
    );
  };
  const names = new Map(Object.entries(part.namedGroups()).map(([name, at]) => [name, Number(at)]));
  const regex: Re2Regex = {
    finds: (text) => part.matcher(bounded(text)).find(),
    matchesWhole: (text) => whole.matcher(bounded(text)).find(),
    exec: (text) => {
      const matcher = part.matcher(bounded(text));
      if (!matcher.find()) return null;
      return Array.from({ length: part.groupCount() + 1 }, (_, at) => matcher.group(at) ?? null);
    },
    names,
  };
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(source, regex);
  return regex;
}
