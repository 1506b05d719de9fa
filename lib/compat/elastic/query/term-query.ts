import type { QueryNode } from '../../../query/ast';
import type { JsonValue } from '../document-of-log';
import { elasticError, illegalArgument, parsingError } from '../elastic-error';
import { booleanOf, isObject, kindOf, objectOf, refuseUnknown, textOf } from '../json-members';
import { documentIds } from './document-ids';
import { elasticField } from './elastic-field';
import { equalsAny } from './field-conditions';
import type { QueryScope } from './query-scope';

/** More values than these make too long a statement; Elasticsearch's own bound is 65,536. */
const MAX_TERMS = 10_000;

/** `{"<field>": <value or object>}`: the one field a query is about, and what is said of it. */
export function fieldEntry(body: JsonValue, query: string): [name: string, value: JsonValue] {
  const entries = Object.entries(objectOf(body, `[${query}] query`)).filter(
    ([name]) => name !== 'boost' && name !== '_name',
  );
  const [entry, second] = entries;
  if (second) {
    throw parsingError(
      `[${query}] query doesn't support multiple fields, found [${entry?.[0]}] and [${second[0]}]`,
    );
  }
  if (!entry || entry[0] === '') throw illegalArgument(`[${query}] query: field name is null or empty`);
  return entry;
}

export function readTerm(scope: QueryScope, body: JsonValue): QueryNode {
  const [name, said] = fieldEntry(body, 'term');
  const options = isObject(said) ? said : { value: said };
  refuseUnknown(
    options,
    ['value', 'boost', 'case_insensitive', '_name'],
    (key) => `[term] query does not support [${key}]`,
  );
  const anyCase =
    options.case_insensitive !== undefined && booleanOf(options.case_insensitive, '[case_insensitive]');
  return equalsAny(scope, elasticField(name), [termOf(options.value, 'term')], anyCase);
}

export function readTerms(scope: QueryScope, body: JsonValue): QueryNode {
  const [name, said] = fieldEntry(body, 'terms');
  if (isObject(said)) {
    throw illegalArgument(
      '[terms] query: looking up terms in another document is not supported here: write them',
    );
  }
  if (!Array.isArray(said))
    throw parsingError(`[terms] query requires an array of terms, ${kindOf(said)} found`);
  if (said.length > MAX_TERMS) {
    throw elasticError(
      'illegal_argument_exception',
      `The number of terms [${said.length}] used in the Terms Query request has exceeded the allowed maximum of [${MAX_TERMS}].`,
    );
  }
  return equalsAny(
    scope,
    elasticField(name),
    said.map((value) => termOf(value, 'terms')),
  );
}

export function readIds(body: JsonValue): QueryNode {
  const query = objectOf(body, '[ids] query');
  refuseUnknown(
    query,
    ['values', 'type', 'boost', '_name'],
    (key) => `[ids] query does not support [${key}]`,
  );
  const values = query.values ?? [];
  const list = Array.isArray(values) ? values : [values];
  if (list.length > MAX_TERMS) throw illegalArgument(`[ids] query takes at most [${MAX_TERMS}] ids`);
  return documentIds(list.map((id) => textOf(id, '[ids] values')));
}

function termOf(value: JsonValue | undefined, query: string): string {
  if (value === null || value === undefined) throw illegalArgument('value cannot be null');
  return textOf(value, `[${query}] query`);
}
