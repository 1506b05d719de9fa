import type { JsonValue } from '../document-of-log';
import { parsingError } from '../elastic-error';
import { isObject, listOf, refuseUnknown, textOf } from '../json-members';
import { namePattern } from '../name-pattern';
import { nestKeys } from '../nest-keys';

/** Which fields a hit's `_source` has; null: it has none. */
export interface SourceFilter {
  /** Empty: all. */
  includes: readonly string[];
  excludes: readonly string[];
}

const EVERYTHING: SourceFilter = { includes: [], excludes: [] };

/** `_source`: true, false, names, or includes and excludes. Source: Elasticsearch, "Source filtering". */
export function readSourceFilter(value: JsonValue | undefined): SourceFilter | null {
  if (value === undefined || value === null || value === true || value === 'true') return EVERYTHING;
  if (value === false || value === 'false') return null;
  if (!isObject(value)) return { includes: names(value), excludes: [] };
  refuseUnknown(
    value,
    ['includes', 'include', 'excludes', 'exclude'],
    (name) => `Unknown key for a VALUE in [_source]: [${name}].`,
  );
  return {
    includes: names(value.includes ?? value.include),
    excludes: names(value.excludes ?? value.exclude),
  };
}

function names(value: JsonValue | undefined): string[] {
  const list = listOf(value ?? []).map((name) => textOf(name, '[_source]'));
  if (list.length > 1_000) throw parsingError('[_source] may name 1000 fields.');
  return list;
}

/** The fields that are shown, as nested objects. */
export function filteredSource(
  flat: ReadonlyMap<string, JsonValue>,
  { includes, excludes }: SourceFilter,
): JsonValue {
  if (includes.length === 0 && excludes.length === 0) return nestKeys(flat);
  const included = includes.map(pathTest);
  const excluded = excludes.map(pathTest);
  const shown = [...flat].filter(
    ([name]) =>
      (included.length === 0 || included.some((test) => test(name))) && !excluded.some((test) => test(name)),
  );
  return nestKeys(new Map(shown));
}

/** A pattern names a field, and all that is below an object. */
function pathTest(pattern: string): (name: string) => boolean {
  const fits = namePattern(pattern);
  return (name) => {
    for (let end = name.length; end > 0; end = name.lastIndexOf('.', end - 1))
      if (fits(name.slice(0, end))) return true;
    return false;
  };
}
