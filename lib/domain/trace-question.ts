import type { RequestContext } from '../contracts/context';
import type { QueryDiagnostic } from '../contracts/query-diagnostic';
import type { TraceSearchQuery } from '../contracts/trace-search';
import { AppError } from '../errors';
import { parseTraceQuery } from '../query/trace/parse-trace-query';
import type { TraceExpr } from '../query/trace/trace-expr';
import { planTraces, type SpanForm, type TracePlan } from '../store/spans/trace-plan';
import { findServiceId } from '../store/streams/find-service-id';
import { termStart } from '../store/terms/term-start';
import type { TimeRange } from '../time/time-range';
import { parseDurationNs } from './parse-duration';
import { predicateOf, readQuery } from './read-query';
import { filterQuery, type SpanFilters, spanFilterHint, withSpanFilters } from './span-filters';

/** What the search form asks for: `q` of whole traces, the rest of one span that also meets the query's plain part. */
export interface TraceQuestion
  extends Partial<
    Pick<TraceSearchQuery, 'service' | 'operation' | 'minDuration' | 'maxDuration' | 'status'>
  > {
  q: string;
  /** Of the traces' starts. */
  range: TimeRange;
  now: bigint;
}

export interface ReadTraceQuestion {
  /** Null: it names a service that nothing was ever stored of, so nothing matches. */
  plan: TracePlan | null;
  expr: TraceExpr;
  /** Hints: how the query was read. */
  diagnostics: QueryDiagnostic[];
}

/** Makes a question ready for the store. Throws AppError `bad_request` with the query's diagnostics. */
export async function readTraceQuestion(
  ctx: RequestContext,
  question: TraceQuestion,
): Promise<ReadTraceQuestion> {
  const { q, now, service, operation, status = 'any' } = question;
  const { expr, diagnostics } = parseTraceQuery(q);
  const wrong = diagnostics.find(({ severity }) => severity === 'error');
  if (wrong) throw new AppError('bad_request', wrong.message, { details: { diagnostics } });
  const minDurationNs = parseDurationNs(question.minDuration, 'min');
  const maxDurationNs = parseDurationNs(question.maxDuration, 'max');
  const serviceId = service === undefined ? null : await findServiceId(ctx, service);
  if (service !== undefined && serviceId === null) return { plan: null, expr, diagnostics };
  const filters = { operation, status, serviceId, minDurationNs, maxDurationNs };
  const plan = planTraces({
    expr,
    form: formOf(ctx, filters, { service, operation, status }, now),
    predicateOf: (span) => predicateOf(ctx, span, now, 'span'),
    compile: { tenantId: ctx.tenantId, nowNs: now, terms: termStart() },
  });
  return { plan, expr, diagnostics };
}

/** Null: the form asks for nothing. */
function formOf(
  ctx: RequestContext,
  filters: SpanFilters,
  named: Pick<TraceSearchQuery, 'service' | 'operation' | 'status'>,
  now: bigint,
): SpanForm | null {
  const { minDurationNs, maxDurationNs, serviceId, operation, status } = filters;
  const isAsked = [minDurationNs, maxDurationNs, serviceId, operation ?? null].some((one) => one !== null);
  if (!isAsked && status === 'any') return null;
  const indexed = readQuery(ctx, filterQuery(named, minDurationNs), now, 'span').predicate;
  return {
    indexed,
    narrow: (query, bound) => withSpanFilters(query, filters, bound),
    hint: (params) => spanFilterHint(filters, params),
  };
}
