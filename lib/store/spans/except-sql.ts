import type { SqlParams } from '../../query/compile/sql-params';

/** Characters of a printed uuid's end, with a dash among them: 8 bytes. */
const KEY_END_CHARS = 17;

/**
 * What tells a trace from the others of a page: the last 8 bytes of its key, the part of a trace id that is random in
 * every way of making them. @param traceKey as PostgreSQL prints a uuid
 */
export function keyEnd(traceKey: string): string {
  return traceKey.slice(-KEY_END_CHARS);
}

/** Leaves out traces `s` by the ends of their keys, as the end of a condition. */
export function exceptSql(except: readonly string[] | undefined, params: SqlParams): string {
  if (!except?.length) return '';
  return ` AND right(s.trace_key::text, ${KEY_END_CHARS}) <> ALL(${params.add(except)}::text[])`;
}
