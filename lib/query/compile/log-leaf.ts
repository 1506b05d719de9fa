import type { MatchNode, QueryValue } from '../ast';
import { explicitField } from '../explicit-field';
import { logField } from '../fields';
import { type CompiledLeaf, EVERYTHING, NOTHING } from './compiled-leaf';
import { explicitLeaf } from './explicit-leaf';
import { wordsTokens } from './field-tokens';
import { freeTextLeaf, wordsLeaf } from './free-text-leaf';
import { jsonTextSql } from './json-sql';
import { levelLeaf } from './level-leaf';
import { positionsLeaf } from './positions-leaf';
import { attributeLeaf, sharedLeaf } from './shared-leaf';
import type { SqlScope } from './sql-scope';
import { arrivalDelayLeaf, timeLeaf } from './time-leaf';
import { valueSql } from './value-sql';

const TEXTS = ['t.body', 't.trace_text', 't.span_text'];

/** One condition over log rows. */
export function logLeaf(scope: SqlScope, { field, value }: MatchNode): CompiledLeaf {
  if (field === null)
    return freeTextLeaf(scope, value, TEXTS, [jsonTextSql(scope, 't.attributes', '$.**', value)]);
  const explicit = explicitField(field);
  if (explicit) return explicitLeaf(scope, field, explicit, value);
  const builtin = field.pattern ? null : logField(field.name);
  if (builtin === 'level') return levelLeaf(scope, value);
  if (builtin === 'message')
    return wordsLeaf(valueSql(scope, value).words('t.body'), wordsTokens(scope, value));
  if (builtin === 'time')
    return value.kind === 'keyword'
      ? positionsLeaf(scope, value.keyword)
      : timeLeaf(scope, value, 't.time_ns');
  if (builtin === 'observed_time') return timeLeaf(scope, value, 't.observed_ns');
  if (builtin === 'arrival_delay') return arrivalDelayLeaf(scope, value);
  if (builtin === 'severity_number') return severityNumberLeaf(scope, value);
  return sharedLeaf(scope, field, builtin, value) ?? attributeLeaf(scope, field, value);
}

function severityNumberLeaf(scope: SqlScope, value: QueryValue): CompiledLeaf {
  if (value.kind === 'exists') return EVERYTHING;
  const { number } = valueSql(scope, value);
  return number ? { sql: number('t.severity::text'), tokens: null } : NOTHING;
}
