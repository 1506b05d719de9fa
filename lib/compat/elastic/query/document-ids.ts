import { DOCUMENT_ID_ATTRIBUTE } from '../../../contracts/elastic-document-id';
import type { QueryNode } from '../../../query/ast';
import { anyOf, fieldName, keyword } from './nodes';

const LOG_ID = /^-?\d{1,19}-\d{1,19}$/;

/** Documents by id: the one they were indexed with, or that of the log. */
export function documentIds(ids: readonly string[]): QueryNode {
  if (ids.length === 0) return anyOf([]);
  const ofLogs = ids.filter((id) => LOG_ID.test(id));
  const given = keyword(fieldName(DOCUMENT_ID_ATTRIBUTE), { kind: 'oneOf', texts: ids, anyCase: false });
  if (ofLogs.length === 0) return given;
  return anyOf([given, keyword(fieldName('@timestamp'), { kind: 'oneOf', texts: ofLogs, anyCase: false })]);
}
