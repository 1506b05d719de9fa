import type { FieldName, QueryValue } from '../ast';
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

/** Rows whose resource or scope has the field with that value; `builtin` names a column that answers for it too. */
export function streamSql(
  scope: SqlScope,
  field: FieldName,
  value: QueryValue,
  builtin: StreamField | null,
): string {
  const conditions = [
    ...(builtin ? [valueSql(scope, value).text(COLUMNS[builtin])] : []),
    jsonFieldSql(scope, 's.resource', field, value),
    jsonFieldSql(scope, 's.scope_attributes', field, value),
  ];
  return `t.stream_id IN (SELECT s.id FROM stream s WHERE s.tenant_id = ${scope.tenant()} AND ${anySql(conditions)})`;
}

/** The ids of the services that a value names. */
export function servicesSql(scope: SqlScope, value: QueryValue): string {
  const matches = valueSql(scope, value).text('v.name');
  return `(SELECT v.id FROM service v WHERE v.tenant_id = ${scope.tenant()} AND ${matches})`;
}
