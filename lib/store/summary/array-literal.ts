/**
 * Numbers, ids, booleans and nulls as PostgreSQL reads an array. The driver would quote and escape each of them, which
 * costs ten times more. Not for text.
 */
export function arrayLiteral(values: readonly (number | bigint | string | null)[]): string {
  return `{${values.map((value) => value ?? 'NULL').join()}}`;
}
