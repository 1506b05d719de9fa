import type { QueryValue } from '../ast';
import type { TraceField } from '../trace/trace-fields';
import type { CompileContext } from './compiled-predicate';
import type { SqlParams } from './sql-params';
import { SqlScope } from './sql-scope';
import { storableQuery } from './storable-query';
import { servicesSql } from './stream-sql';
import { durationLeaf } from './time-leaf';
import { valueSql } from './value-sql';

const COUNTS = {
  'trace.spans': 's.span_count',
  'trace.errors': 's.error_count',
  'trace.services': 'cardinality(s.service_ids)',
} as const;

/** A condition on a whole trace as SQL over its row `s` of trace_summary; may be NULL for "no". */
export function traceFieldSql(
  field: TraceField,
  asked: QueryValue,
  params: SqlParams,
  ctx: CompileContext,
): string {
  const scope = new SqlScope(params, ctx, 'spans');
  return scope.finish(`(${fieldSql(scope, field, storableQuery(asked))})`);
}

function fieldSql(scope: SqlScope, field: TraceField, value: QueryValue): string {
  switch (field) {
    case 'trace.duration':
      return durationLeaf(scope, value, 's.duration_ns').sql;
    case 'root.name':
      return valueSql(scope, value).text('s.root_name');
    case 'root.service':
      if (value.kind === 'exists') return 's.root_service_id IS NOT NULL';
      return `s.root_service_id IN ${servicesSql(scope, value)}`;
    default:
      return countSql(scope, COUNTS[field], value);
  }
}

function countSql(scope: SqlScope, column: string, value: QueryValue): string {
  if (value.kind === 'exists') return 'TRUE';
  if (value.kind === 'text') return `${column} = ${scope.add(value.text, 'int')}`;
  if (value.kind !== 'range') return 'FALSE';
  const { min, max } = value;
  const terms: string[] = [];
  if (min) terms.push(`${column} ${min.inclusive ? '>=' : '>'} ${scope.add(min.text, 'int')}`);
  if (max) terms.push(`${column} ${max.inclusive ? '<=' : '<'} ${scope.add(max.text, 'int')}`);
  return terms.length > 0 ? terms.join(' AND ') : 'TRUE';
}
