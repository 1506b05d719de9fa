import { SPAN_KINDS, SPAN_STATUSES } from '../../contracts/trace';
import type { FieldName, MatchNode, QueryValue } from '../ast';
import { explicitField } from '../explicit-field';
import { spanField } from '../fields';
import { matchesName } from '../matches-name';
import { equalsToken } from '../token-names';
import { type CompiledLeaf, EVERYTHING } from './compiled-leaf';
import { explicitLeaf } from './explicit-leaf';
import { fieldTokens } from './field-tokens';
import { freeTextLeaf } from './free-text-leaf';
import { spanIdLeaf } from './id-leaf';
import { jsonListFieldSql, jsonTextSql } from './json-sql';
import { attributeLeaf, sharedLeaf } from './shared-leaf';
import type { SqlScope } from './sql-scope';
import { durationLeaf, timeLeaf } from './time-leaf';
import { valueSql } from './value-sql';

const TEXTS = ['t.name', 't.status_message', 't.trace_text', 't.span_text'];

/** One condition over span rows. */
export function spanLeaf(scope: SqlScope, { field, value }: MatchNode): CompiledLeaf {
  if (field === null) {
    return freeTextLeaf(scope, value, TEXTS, [
      jsonTextSql(scope, 't.attributes', '$.**', value),
      jsonTextSql(scope, 't.events', '$[*].name', value),
      jsonTextSql(scope, 't.events', '$[*].attributes.**', value),
    ]);
  }
  const explicit = explicitField(field);
  const ofEvents = (name: FieldName) => [jsonListFieldSql(scope, 't.events', name, value)];
  if (explicit) return explicitLeaf(scope, field, explicit, value, ofEvents);
  const builtin = field.pattern ? null : spanField(field.name);
  if (builtin === 'name') return textLeaf(scope, value, 't.name', 'name');
  if (builtin === 'status_message') return textLeaf(scope, value, 't.status_message', 'status_message');
  if (builtin === 'duration') return durationLeaf(scope, value);
  if (builtin === 'time') return timeLeaf(scope, value, 't.start_ns');
  if (builtin === 'parent_id') return spanIdLeaf(scope, value, 'parent');
  const listed = builtin === 'status' || builtin === 'kind' ? listLeaf(value, builtin) : null;
  if (listed) return listed;
  const events = ofEvents(field);
  return sharedLeaf(scope, field, builtin, value, events) ?? attributeLeaf(scope, field, value, events);
}

function textLeaf(scope: SqlScope, value: QueryValue, column: string, key: string): CompiledLeaf {
  return { sql: valueSql(scope, value).text(column), tokens: fieldTokens(scope, key, value) };
}

/** `status:error`, `kind:server`. Null: none of their values, so the field is an attribute of that name. */
function listLeaf(value: QueryValue, builtin: 'status' | 'kind'): CompiledLeaf | null {
  const names: readonly string[] = builtin === 'status' ? SPAN_STATUSES : SPAN_KINDS;
  if (value.kind === 'exists') return EVERYTHING;
  const found = names.filter((name) => matchesName(value, name));
  if (found.length === 0) return null;
  const numbers = found.map((name) => names.indexOf(name));
  return {
    sql: `t.${builtin} IN (${numbers.join(', ')})`,
    tokens: { any: found.map((name) => equalsToken(builtin, name)) },
  };
}
