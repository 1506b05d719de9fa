import { fieldTerm } from '@/lib/query/edit';
import { parseQuery } from '@/lib/query/parse';

/** The query with `field:*` (or `-field:*`) as one more condition that all results meet. */
export function addExistsFilter(text: string, field: string, exclude: boolean): string {
  const name = fieldTerm(field, '').slice(0, -':""'.length);
  const term = `${exclude ? '-' : ''}${name}:*`;
  const query = text.trim();
  if (query === '') return term;
  return parseQuery(query).ast?.kind === 'or' ? `(${query}) AND ${term}` : `${query} AND ${term}`;
}
