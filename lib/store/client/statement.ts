import { SqlParams } from '../../query/compile/sql-params';
import type { Sql } from './run-query';

/**
 * Builds one statement and drops the parameters its text does not use. A compiled predicate adds parameters for all of
 * its parts, a statement uses some, and PostgreSQL refuses a parameter it cannot see.
 */
export function statement(build: (params: SqlParams) => string): Sql {
  const params = new SqlParams();
  const text = build(params);
  const numbers = new Map<string, number>();
  const values: unknown[] = [];
  const compact = text.replace(/\$(\d+)/g, (_, index: string) => {
    let at = numbers.get(index);
    if (at === undefined) {
      values.push(params.values[Number(index) - 1]);
      at = values.length;
      numbers.set(index, at);
    }
    return `$${at}`;
  });
  return { text: compact, values };
}
