import type { RequestContext } from '../../contracts/context';
import type { TimeRange } from '../../time/time-range';
import { runQuery } from '../client/run-query';
import { statement } from '../client/statement';
import { condition, type Predicate } from '../scan/predicate';
import type { MatchedSpan, SpanPosition } from './matched-span';

/**
 * Which of these traces have a matching span at or before `position` in the descending order: earlier pages gave them
 * already. @param rank the column the order ranks by
 */
export async function tracesBefore(
  ctx: RequestContext,
  candidates: readonly MatchedSpan[],
  input: { predicate: Predicate; range: TimeRange; rank: 'start_ns' | 'duration_ns'; position: SpanPosition },
): Promise<Set<string>> {
  const { predicate, range, rank, position } = input;
  const rows = await runQuery<{ trace_key: string }>(
    statement(
      (params) => `SELECT DISTINCT t.trace_key FROM span t
        WHERE t.tenant_id = ${params.add(ctx.tenantId)}::int
          AND t.trace_key = ANY(${params.add(candidates.map((span) => span.trace_key))}::uuid[])
          AND t.shard_key = ANY(${params.add(candidates.map((span) => span.shard_key))}::int[])
          AND t.start_ns >= ${params.add(range.fromNs)}::bigint AND t.start_ns < ${params.add(range.toNs)}::bigint
          AND (t.${rank}, t.trace_key, t.span_key) >= (${params.add(position.rank)}::bigint,
            ${params.add(position.traceKey)}::uuid, ${params.add(position.spanKey)}::bigint)
          AND ${condition({ ...predicate(params), tokens: null })}`,
    ),
    { signal: ctx.signal, timeoutMs: 5_000 },
  );
  return new Set(rows.map((row) => row.trace_key));
}
