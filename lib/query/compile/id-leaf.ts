import { normalizeSpanId, normalizeTraceId } from '../../contracts/ids';
import { spanKey, traceKey } from '../../contracts/keys';
import type { QueryValue } from '../ast';
import { type CompiledLeaf, NOTHING } from './compiled-leaf';
import { regexMatchSql } from './regex-match-sql';
import { allSql, type SqlScope } from './sql-scope';
import { likeSql } from './text-sql';

/** `trace_id:…` by its key; ids that are no W3C hex are compared as well, in their case. */
export function traceIdLeaf(scope: SqlScope, value: QueryValue): CompiledLeaf {
  const shown = "COALESCE(t.trace_text, replace(t.trace_key::text, '-', ''))";
  if (value.kind !== 'text') return shownIdLeaf(scope, value, 't.trace_key', shown);
  const id = normalizeTraceId(value.text);
  if (id === null) return NOTHING;
  const { key, text } = traceKey(id);
  const byKey = `t.trace_key = ${scope.add(key, 'uuid')}`;
  const sql = allSql(text === null ? [byKey] : [byKey, `t.trace_text = ${scope.text(text)}`]);
  return { sql, tokens: { sql: byKey } };
}

/** @param column `span` or `parent`: `t.<column>_key`, `t.<column>_text` */
export function spanIdLeaf(scope: SqlScope, value: QueryValue, column: 'span' | 'parent'): CompiledLeaf {
  const shown = `COALESCE(t.${column}_text, lpad(to_hex(t.${column}_key), 16, '0'))`;
  if (value.kind !== 'text') return shownIdLeaf(scope, value, `t.${column}_key`, shown);
  const id = normalizeSpanId(value.text);
  if (id === null) return NOTHING;
  const { key, text } = spanKey(id);
  const byKey = `t.${column}_key = ${scope.add(key, 'bigint')}`;
  return {
    sql: allSql(text === null ? [byKey] : [byKey, `t.${column}_text = ${scope.text(text)}`]),
    tokens: null,
  };
}

function shownIdLeaf(scope: SqlScope, value: QueryValue, key: string, shown: string): CompiledLeaf {
  if (value.kind === 'exists') return { sql: `${key} IS NOT NULL`, tokens: null };
  if (value.kind === 'wildcard') return { sql: likeSql(scope, shown, value.pattern), tokens: null };
  if (value.kind === 'regex') return { sql: regexMatchSql(scope, value.regex)(shown), tokens: null };
  return NOTHING;
}
