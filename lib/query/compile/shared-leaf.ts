import type { FieldName, QueryValue } from '../ast';
import type { BuiltinField } from '../fields';
import { type CompiledLeaf, EVERYTHING } from './compiled-leaf';
import { fieldTokens } from './field-tokens';
import { spanIdLeaf, traceIdLeaf } from './id-leaf';
import { jsonFieldSql } from './json-sql';
import { anySql, type SqlScope } from './sql-scope';
import { isStreamField, type StreamField, servicesLeaf, streamsLeaf } from './stream-sql';
import { anyOf } from './token-predicate';

/**
 * Built-in fields that logs and spans share; null when the field is not one of them.
 * @param more further places of an attribute of that name, as SQL conditions
 */
export function sharedLeaf(
  scope: SqlScope,
  field: FieldName,
  builtin: BuiltinField | null,
  value: QueryValue,
  more: readonly string[] = [],
): CompiledLeaf | null {
  if (builtin === 'service') return serviceLeaf(scope, value);
  if (builtin === 'trace_id') return traceIdLeaf(scope, value);
  if (builtin === 'span_id') return spanIdLeaf(scope, value, 'span');
  if (isStreamField(builtin)) return attributeLeaf(scope, field, value, more, builtin);
  return null;
}

/**
 * A field of the record's attributes, its resource or its scope: any of them may have the value.
 * @param more further places, as SQL conditions @param builtin the stream's column that answers for the field too
 */
export function attributeLeaf(
  scope: SqlScope,
  field: FieldName,
  value: QueryValue,
  more: readonly string[] = [],
  builtin: StreamField | null = null,
): CompiledLeaf {
  const ofStream = streamsLeaf(scope, field, value, builtin);
  const sql = anySql([jsonFieldSql(scope, 't.attributes', field, value), ...more, ofStream.sql]);
  if (field.pattern) return { sql, tokens: null };
  return { sql, tokens: anyOf([fieldTokens(scope, field.name, value), ofStream.tokens]) };
}

function serviceLeaf(scope: SqlScope, value: QueryValue): CompiledLeaf {
  return value.kind === 'exists' ? EVERYTHING : servicesLeaf(scope, value);
}
