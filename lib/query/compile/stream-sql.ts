import type { FieldName, QueryValue } from '../ast';
import type { CompiledLeaf } from './compiled-leaf';
import { jsonFieldSql } from './json-sql';
import { anySql, type SqlScope } from './sql-scope';
import { valueSql } from './value-sql';

/** Which columns of `stream` answer for a built-in field. */
const COLUMNS = {
  environment: 's.environment',
  version: 's.service_version',
  'scope.name': 's.scope_name',
  'scope.version': 's.scope_version',
} as const;
export type StreamField = keyof typeof COLUMNS;

export function isStreamField(name: string | null): name is StreamField {
  return name !== null && Object.hasOwn(COLUMNS, name);
}

/** Streams whose resource or scope has the field with that value; `builtin` names a column that answers for it too. */
export function streamsLeaf(
  scope: SqlScope,
  field: FieldName,
  value: QueryValue,
  builtin: StreamField | null,
): CompiledLeaf {
  const conditions = [
    ...(builtin ? [valueSql(scope, value).text(COLUMNS[builtin])] : []),
    jsonFieldSql(scope, 's.resource', field, value),
    jsonFieldSql(scope, 's.scope_attributes', field, value),
  ];
  return ofStreams(scope, anySql(conditions));
}

/** Rows of the streams `s` that meet a condition. */
export function ofStreams(scope: SqlScope, condition: string): CompiledLeaf {
  const from = `FROM stream s WHERE s.tenant_id = ${scope.tenant()} AND ${condition}`;
  const lookup = `(SELECT coalesce(array_agg(s.id), '{}') ${from})`;
  const ids = scope.idsOf(lookup);
  if (ids) return { sql: `t.stream_id = ANY ('{${ids.join(',')}}'::int[])`, tokens: { any: ids } };
  return { sql: `t.stream_id IN (SELECT s.id ${from})`, tokens: { anyOfSql: lookup } };
}

/** The ids of the services that a value names. */
export function servicesSql(scope: SqlScope, value: QueryValue): string {
  return `(SELECT v.id ${fromServices(scope, value)})`;
}

/** Rows of the services that a value names. */
export function servicesLeaf(scope: SqlScope, value: QueryValue): CompiledLeaf {
  const lookup = `(SELECT coalesce(array_agg(-v.id), '{}') ${fromServices(scope, value)})`;
  const tokens = scope.idsOf(lookup);
  if (tokens) {
    const ids = tokens.map((token) => -token);
    return { sql: `t.service_id = ANY ('{${ids.join(',')}}'::int[])`, tokens: { any: tokens } };
  }
  return {
    // IS TRUE keeps the planner from making a join of it, which reads the rows once for each service.
    sql: `(t.service_id IN ${servicesSql(scope, value)}) IS TRUE`,
    tokens: { anyOfSql: lookup },
  };
}

function fromServices(scope: SqlScope, value: QueryValue): string {
  const matches = valueSql(scope, value).text('v.name');
  return `FROM service v WHERE v.tenant_id = ${scope.tenant()} AND ${matches}`;
}
