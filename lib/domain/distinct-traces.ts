import type { RequestContext } from '../contracts/context';
import type { TraceSearchQuery } from '../contracts/trace-search';
import type { Predicate } from '../store/scan/predicate';
import { findNewestSpans } from '../store/spans/find-newest-spans';
import { findSlowestSpans } from '../store/spans/find-slowest-spans';
import type { MatchedSpan, SpanPosition } from '../store/spans/matched-span';
import { tracesBefore } from '../store/spans/traces-before';
import type { TimeRange } from '../time/time-range';

export interface DistinctTraces {
  predicate: Predicate;
  range: TimeRange;
  after: SpanPosition | null;
  serviceId: number | null;
  sort: TraceSearchQuery['sort'];
  limit: number;
}

export interface FoundTraces {
  /** Of each trace its first matching span in the order asked for. */
  traces: MatchedSpan[];
  next: SpanPosition | null;
  stoppedAt: bigint | null;
}

const BUDGET_MS = 10_000;
/** Matching spans read at a time; a trace may have thousands of them. */
const SPANS_PER_TRACE = 10;
const MIN_SPANS = 500;

/** Reads matching spans in order until enough distinct traces are found. A trace of an earlier page is not given again. */
export async function distinctTraces(ctx: RequestContext, input: DistinctTraces): Promise<FoundTraces> {
  const { predicate, range, limit } = input;
  const rank = input.sort === 'newest' ? 'start_ns' : 'duration_ns';
  const deadline = performance.now() + BUDGET_MS;
  const seen = new Set<string>();
  const traces: MatchedSpan[] = [];
  let after = input.after;
  for (;;) {
    const need = Math.max(MIN_SPANS, limit * SPANS_PER_TRACE);
    const budgetMs = Math.max(1, deadline - performance.now());
    const ask = { predicate, range, after, need, budgetMs };
    const found =
      input.sort === 'newest'
        ? await findNewestSpans(ctx, ask)
        : await findSlowestSpans(ctx, { ...ask, serviceId: input.serviceId });
    const fresh = firstOfEach(found.rows, seen);
    const earlier =
      input.after && fresh.length > 0
        ? await tracesBefore(ctx, fresh, { predicate, range, rank, position: input.after })
        : new Set<string>();
    for (const span of fresh) {
      if (earlier.has(span.trace_key)) continue;
      const last = traces.at(-1);
      // One trace beyond the page proves that there is a next page.
      if (last && traces.length === limit) return { traces, next: positionOf(last, rank), stoppedAt: null };
      traces.push(span);
    }
    if (found.next === null || found.stoppedAt !== null) {
      return { traces, next: found.next, stoppedAt: found.stoppedAt };
    }
    after = found.next;
    if (performance.now() > deadline) {
      return { traces, next: after, stoppedAt: rank === 'start_ns' ? after.rank : null };
    }
  }
}

function firstOfEach(spans: readonly MatchedSpan[], seen: Set<string>): MatchedSpan[] {
  return spans.filter((span) => {
    if (seen.has(span.trace_key)) return false;
    seen.add(span.trace_key);
    return true;
  });
}

function positionOf(span: MatchedSpan, rank: 'start_ns' | 'duration_ns'): SpanPosition {
  return { rank: span[rank], traceKey: span.trace_key, spanKey: span.span_key };
}
