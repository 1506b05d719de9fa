import type { Log } from '@/lib/contracts/log';
import type { LogContextQuery, LogContextResponse } from '@/lib/contracts/log-context';
import { fieldTerm } from '@/lib/query/edit';
import { parseQuery } from '@/lib/query/parse';

type Scope = LogContextQuery['scope'];

/** The query that finds the surroundings in the list: the scope, and the filter within it. */
export function surroundingsQuery(
  log: Log,
  scope: Scope,
  host: LogContextResponse['host'],
  filter: string,
): string {
  const term = scopeTerm(log, scope, host);
  const own = filter.trim();
  if (term === null || own === '') return term ?? own;
  return parseQuery(own).ast?.kind === 'or' ? `${term} AND (${own})` : `${term} AND ${own}`;
}

function scopeTerm(log: Log, scope: Scope, host: LogContextResponse['host']): string | null {
  if (scope === 'service') return fieldTerm('service', log.service);
  if (scope === 'trace') return log.traceId === null ? null : fieldTerm('trace_id', log.traceId);
  if (scope === 'host') return host && fieldTerm(host.field, host.value);
  return null;
}
