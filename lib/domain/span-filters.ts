import type { TraceSearchQuery } from '../contracts/trace-search';
import type { SqlParams } from '../query/compile/sql-params';
import { fieldTerm } from '../query/edit';
import type { Predicate } from '../store/scan/predicate';

export type SpanFilters = Pick<TraceSearchQuery, 'operation' | 'status'> & {
  serviceId: number | null;
  minDurationNs: bigint | null;
  maxDurationNs: bigint | null;
};

const STATUS_SQL = { any: 'TRUE', error: 't.status = 2', ok: 't.status <> 2' };

/** A query narrowed by what the search form asks of the same span. */
export function withSpanFilters(query: Predicate, filters: SpanFilters, indexed: Predicate): Predicate {
  return (params) => {
    const asked = query(params);
    const terms = [`(${asked.exact})`, STATUS_SQL[filters.status]];
    if (filters.serviceId !== null) terms.push(`t.service_id = ${params.add(filters.serviceId)}::int`);
    if (filters.operation !== undefined) terms.push(`t.name = ${params.add(filters.operation)}::text`);
    if (filters.minDurationNs !== null)
      terms.push(`t.duration_ns >= ${params.add(filters.minDurationNs)}::bigint`);
    if (filters.maxDurationNs !== null)
      terms.push(`t.duration_ns <= ${params.add(filters.maxDurationNs)}::bigint`);
    const tokens = [asked.tokens, indexed(params).tokens].filter((text) => text !== null);
    return {
      exact: terms.join(' AND '),
      tokens: tokens.length === 0 ? null : tokens.map((text) => `(${text})`).join(' AND '),
      rollup: null,
    };
  };
}

/** What the summary `s` of a trace with such a span says. */
export function spanFilterHint(filters: SpanFilters, params: SqlParams): string | null {
  const terms: string[] = [];
  if (filters.serviceId !== null) terms.push(`s.service_ids @> ARRAY[${params.add(filters.serviceId)}::int]`);
  if (filters.status === 'error') terms.push('s.error_count > 0');
  if (filters.minDurationNs !== null)
    terms.push(`s.duration_ns >= ${params.add(filters.minDurationNs)}::bigint`);
  return terms.length > 0 ? terms.join(' AND ') : null;
}

/** The same filters in the search language, for what the token index can make of them. */
export function filterQuery(
  input: Pick<TraceSearchQuery, 'service' | 'operation' | 'status'>,
  minDurationNs: bigint | null,
): string {
  const terms: string[] = [];
  if (input.service !== undefined) terms.push(fieldTerm('service', input.service));
  if (input.operation !== undefined) terms.push(fieldTerm('name', input.operation));
  if (input.status === 'error') terms.push(fieldTerm('status', 'error'));
  if (minDurationNs !== null) terms.push(`duration:>=${minDurationNs}ns`);
  return terms.join(' AND ');
}
