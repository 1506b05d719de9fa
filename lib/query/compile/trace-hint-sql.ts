import type { MatchNode, QueryNode } from '../ast';
import { parseDuration } from '../duration';
import { spanField } from '../fields';
import type { CompileContext } from './compiled-predicate';
import type { SqlParams } from './sql-params';
import { allSql, anySql, SqlScope } from './sql-scope';
import { storableQuery } from './storable-query';
import { servicesSql } from './stream-sql';

/**
 * What the row `s` of trace_summary must say where one span of the trace meets `span`: its services hold the span's, its
 * duration is no shorter. Null: nothing can be said.
 */
export function traceHintSql(span: QueryNode | null, params: SqlParams, ctx: CompileContext): string | null {
  if (span === null) return null;
  const scope = new SqlScope(params, ctx, 'spans');
  const sql = hint(scope, storableQuery(span));
  return sql === null ? null : scope.finish(sql);
}

function hint(scope: SqlScope, node: QueryNode): string | null {
  if (node.kind === 'match') return matchHint(scope, node);
  if (node.kind !== 'and' && node.kind !== 'or') return null;
  const children = node.children.map((child) => hint(scope, child));
  const known = children.filter((child) => child !== null);
  if (node.kind === 'and') return known.length > 0 ? allSql(known) : null;
  return known.length === children.length ? anySql(known) : null;
}

function matchHint(scope: SqlScope, { field, value }: MatchNode): string | null {
  const builtin = field === null || field.pattern ? null : spanField(field.name);
  if (builtin === 'service' && value.kind !== 'exists' && value.kind !== 'null')
    return `s.service_ids && ARRAY${servicesSql(scope, value)}`;
  if (builtin === 'status' && value.kind === 'text' && value.text.toLowerCase() === 'error')
    return 's.error_count > 0';
  if (builtin !== 'duration' || value.kind !== 'range' || !value.min) return null;
  const least = parseDuration(value.min.text);
  return least && `s.duration_ns >= ${scope.add(least.ns, 'bigint')}`;
}
