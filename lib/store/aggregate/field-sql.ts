import { explicitField } from '../../query/explicit-field';
import type { FieldPlace, Signal } from './field-place';
import { logFieldSql } from './log-field-sql';
import { spanFieldSql } from './span-field-sql';

const BUILTINS = { log: logFieldSql, span: spanFieldSql };

/**
 * Fields as they are typed in a query, of several the first that a record has. An attribute of a span may be one of its
 * events' too. @param text makes a placeholder of a text
 */
export function fieldSql(
  names: readonly string[],
  text: (value: string) => string,
  signal: Signal,
): FieldPlace {
  const places = names.map((name) => placeOf(name, text, signal));
  const [first] = places;
  if (first && places.length === 1) return first;
  const attributes = places.flatMap((place) => (place.kind === 'json' ? [place] : []));
  const own = attributes.flatMap((place) => (place.own === null ? [] : [place.own]));
  return {
    kind: 'json',
    own: own.length === 0 ? null : `coalesce(${own.join(', ')})`,
    ofStream: attributes.flatMap((place) => place.ofStream),
  };
}

function placeOf(typed: string, text: (value: string) => string, signal: Signal): FieldPlace {
  const explicit = explicitField({ name: typed, pattern: null, from: 0, to: 0 });
  if (explicit?.origin === 'resource') {
    return { kind: 'json', own: null, ofStream: [`s.resource -> ${text(explicit.field.name)}`] };
  }
  if (explicit) {
    const names = [text(explicit.field.name), text(typed)];
    return { kind: 'json', own: attributeSql(names, signal), ofStream: [] };
  }
  const builtin = BUILTINS[signal](typed);
  if (builtin) return builtin;
  const name = text(typed);
  return {
    kind: 'json',
    own: attributeSql([name], signal),
    ofStream: [`s.resource -> ${name}`, `s.scope_attributes -> ${name}`],
  };
}

/** @param names placeholders */
function attributeSql(names: readonly string[], signal: Signal): string {
  const places = names.map((name) => (signal === 'span' ? spanAttribute(name) : `t.attributes -> ${name}`));
  const [only] = places;
  return places.length === 1 && only ? only : `coalesce(${places.join(', ')})`;
}

/** What a span and its events say, of several values a list: a search finds the span by each of them. */
function spanAttribute(name: string): string {
  const own = `t.attributes -> ${name}`;
  return `CASE WHEN t.events = '[]' THEN ${own} ELSE (
    SELECT CASE WHEN count(*) > 1 THEN jsonb_agg(v.v) ELSE jsonb_agg(v.v) -> 0 END FROM (
      SELECT ${own} AS v UNION ALL SELECT e.o -> 'attributes' -> ${name} FROM jsonb_array_elements(t.events) AS e(o)
    ) v WHERE v.v IS NOT NULL
  ) END`;
}
