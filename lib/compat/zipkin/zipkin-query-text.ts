import { fieldTerm } from '../../query/edit';
import { existsTerm } from '../../query/exists-term';
import { isBuiltinField } from '../../query/fields';
import { quoteValue } from '../../query/quote-value';
import type { ZipkinQuery } from './zipkin-query';

/**
 * A Zipkin query in our search language, for the store to find candidates with: it lets in all traces that match, and
 * few that do not (`matchesZipkinQuery` decides).
 */
export function zipkinQueryText(query: ZipkinQuery): string {
  const conditions: string[] = [];
  if (query.spanName !== null) conditions.push(fieldTerm('name', query.spanName));
  if (query.remoteServiceName !== null) conditions.push(remoteTerm(query.remoteServiceName));
  for (const [key, value] of query.annotationQuery) {
    const term = key === '' ? null : annotationTerm(key, value);
    if (term !== null) conditions.push(term);
  }
  const { minDuration, maxDuration } = query;
  if (minDuration !== null) {
    // Microseconds are cut from nanoseconds, so that the last one counts whole.
    const most = maxDuration === null ? '' : ` AND duration:<${maxDuration + 1}us`;
    conditions.push(`duration:>=${minDuration > 1 ? minDuration : 0}us${most}`);
  }
  const service = query.serviceName === null ? null : fieldTerm('service', query.serviceName);
  if (conditions.length === 0) return service ?? '';
  return conditions
    .map((condition) => `has{${service === null ? '' : `${service} AND `}(${condition})}`)
    .join(' AND ');
}

function remoteTerm(name: string): string {
  return ['peer.service', 'zipkin.peer.service', 'service.peer.name', 'server.address', 'net.peer.name']
    .map((field) => fieldTerm(field, name))
    .join(' OR ');
}

function annotationTerm(key: string, value: string): string | null {
  const field = isBuiltinField(key) ? `attributes.${key}` : key;
  if (key === 'error') return 'status:error OR error:*';
  if (key.startsWith('otel.')) return null;
  if (value !== '') return fieldTerm(field, value);
  return `${existsTerm(field)} OR ${quoteValue(key)}`;
}
