import type { FieldName, QueryValue } from '../ast';
import type { ExplicitField } from '../explicit-field';
import type { CompiledLeaf } from './compiled-leaf';
import { fieldTokens } from './field-tokens';
import { jsonFieldSql } from './json-sql';
import { attributeLeaf } from './shared-leaf';
import { anySql, type SqlScope } from './sql-scope';
import { ofStreams } from './stream-sql';
import { anyOf } from './token-predicate';

/**
 * `attributes.x:` and `resource.x:`: the field x of that place alone, or any field that is really named so.
 * @param more further places of an attribute, as SQL conditions
 */
export function explicitLeaf(
  scope: SqlScope,
  typed: FieldName,
  { origin, field }: ExplicitField,
  value: QueryValue,
  more: (field: FieldName) => readonly string[] = () => [],
): CompiledLeaf {
  const asTyped = attributeLeaf(scope, typed, value, more(typed));
  const meant =
    origin === 'resource'
      ? ofStreams(scope, jsonFieldSql(scope, 's.resource', field, value))
      : {
          sql: anySql([jsonFieldSql(scope, 't.attributes', field, value), ...more(field)]),
          tokens: field.pattern ? null : fieldTokens(scope, field.name, value),
        };
  return { sql: anySql([meant.sql, asTyped.sql]), tokens: anyOf([meant.tokens, asTyped.tokens]) };
}
