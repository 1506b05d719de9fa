import { MAX_GROUP_KEY } from '@/lib/contracts/error-trends';
import { fieldTerm, prefixTerm } from '@/lib/query/edit';
import { parseQuery } from '@/lib/query/parse';
import type { ErrorsState } from '@/lib/url/errors';
import { logsUrl } from '@/lib/url/logs';
import { tracesUrl } from '@/lib/url/traces';

type Range = Pick<ErrorsState, 'from' | 'to'>;
type Group = ErrorsState['group'];

const ERROR_LEVELS = 'level:(ERROR OR FATAL)';

/** All conditions together, in order. */
function allOf(...conditions: readonly string[]): string {
  return conditions.filter((condition) => condition !== '').join(' AND ');
}

/** A query of someone's own as one condition: in parentheses where an OR would let others slip past. */
function asCondition(query: string): string {
  const text = query.trim();
  return parseQuery(text).ast?.kind === 'or' ? `(${text})` : text;
}

/** The errors that match a query, as lines. */
export function errorLogsUrl(q: string, range: Range): string {
  return logsUrl({ q: allOf(asCondition(q), ERROR_LEVELS), ...range });
}

/** The lines behind one group of the trends; a null key means those without the field. */
export function groupLogsUrl(q: string, group: Group, key: string | null, range: Range): string {
  return logsUrl({ q: allOf(asCondition(q), ERROR_LEVELS, groupTerm(group, key)), ...range });
}

/** The lines of a message pattern; `query` is the server's own, which finds exactly them. */
export function messageLogsUrl(q: string, query: string, range: Range): string {
  return logsUrl({ q: allOf(asCondition(q), asCondition(query)), ...range });
}

/** The failed spans of an operation, as traces. */
export function operationTracesUrl(service: string, operation: string, range: Range): string {
  return tracesUrl({ service, operation, status: 'error', ...range });
}

// The server reads an error's type and version from the first of several fields that is there: so do these terms.
const TYPE_FIELDS = ['error_type', 'error.type', 'exception.type'];

function groupTerm(group: Group, key: string | null): string {
  if (group === 'service') return key === null ? '-service:*' : fieldTerm('service', key);
  const keyTerm = key !== null && [...key].length >= MAX_GROUP_KEY ? prefixTerm : fieldTerm;
  if (group === 'version') {
    return key === null
      ? '-version:* AND -model_version:*'
      : `(${keyTerm('version', key)} OR (-version:* AND ${keyTerm('model_version', key)}))`;
  }
  return key === null
    ? TYPE_FIELDS.map((field) => `-${field}:*`).join(' AND ')
    : `(${TYPE_FIELDS.map((field) => keyTerm(field, key)).join(' OR ')})`;
}
