import type { QueryNode } from '../../../query/ast';
import type { JsonValue } from '../document-of-log';
import { listOf, objectOf, refuseUnknown } from '../json-members';
import { minimumShouldMatch } from './minimum-should-match';
import { ALL, allOf, anyOf, atLeast, not } from './nodes';

const KNOWN = [
  'must',
  'filter',
  'should',
  'must_not',
  'minimum_should_match',
  'boost',
  'adjust_pure_negative',
  '_name',
];

/** `bool`. @param read one clause. Source: Elasticsearch, "Boolean query". */
export function readBool(body: JsonValue, read: (query: JsonValue) => QueryNode): QueryNode {
  const query = objectOf(body, '[bool] query');
  refuseUnknown(query, KNOWN, (name) => `[bool] query does not support [${name}]`);
  const of = (name: string) => listOf(query[name]).map(read);
  const required = [...of('must'), ...of('filter')];
  const should = of('should');
  const excluded = of('must_not').map(not);
  const spec = query.minimum_should_match;
  const optional = wanted(spec, should, required.length > 0);
  return allOf([...required, ...(optional ? [optional] : []), ...excluded]);
}

function wanted(
  spec: JsonValue | undefined,
  should: readonly QueryNode[],
  hasRequired: boolean,
): QueryNode | null {
  const count = spec === undefined || spec === null ? 0 : minimumShouldMatch(spec, should.length);
  if (count > 0) return atLeast(count, should);
  // Lucene: with nothing that is required, one of the optional conditions has to hold.
  if (should.length === 0 || hasRequired) return null;
  return should.includes(ALL) ? ALL : anyOf(should);
}
