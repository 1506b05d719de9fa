import type { JaegerQuery } from '../compat/jaeger/jaeger-query';
import { jaegerQueryText } from '../compat/jaeger/jaeger-query-text';
import type { RequestContext } from '../contracts/context';
import { nowNs } from '../time/time-ns';
import { type MatchingTraces, matchingTraces } from './matching-traces';

const NOTHING: MatchingTraces = { traces: [], complete: true, next: null, stoppedAt: null, diagnostics: [] };

/** The newest traces that a search of Jaeger's finds. Throws AppError `bad_request`, `timeout`, `unavailable`. */
export async function jaegerMatching(ctx: RequestContext, query: JaegerQuery): Promise<MatchingTraces> {
  const { service, operation, range, minDurationNs, maxDurationNs, limit } = query;
  if (range.toNs <= range.fromNs) return NOTHING;
  const question = {
    q: jaegerQueryText(query),
    range,
    now: nowNs(),
    ...(service !== null && { service }),
    ...(operation !== null && { operation }),
    ...(minDurationNs !== null && { minDuration: `${minDurationNs}ns` }),
    ...(maxDurationNs !== null && { maxDuration: `${maxDurationNs}ns` }),
  };
  return await matchingTraces(ctx, question, { limit, pick: 'newest' });
}
