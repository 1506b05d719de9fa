import type { RequestContext } from '../contracts/context';
import { traceIdOf } from '../contracts/keys';
import type { QueryDiagnostic } from '../contracts/query-diagnostic';
import { findTraces } from '../store/spans/find-traces';
import { spreadTraces } from '../store/spans/spread-traces';
import type { SummaryRow, TraceOrder, TracePosition } from '../store/spans/summary-row';
import { serviceNames } from '../store/streams/service-names';
import { tooLargeRemark } from './too-large-remark';
import { readTraceQuestion, type TraceQuestion } from './trace-question';

export interface TraceRef {
  /** As PostgreSQL prints a uuid. */
  traceKey: string;
  shardKey: number;
  traceId: string;
  startNs: bigint;
  endNs: bigint;
  durationNs: bigint;
  spanCount: number;
  errorCount: number;
  /** Null while the root span has not arrived. */
  rootService: string | null;
  rootOperation: string | null;
}

/** `spread`: over the whole range, each trace with the same chance, for statistics. */
export type TracePick = TraceOrder | 'spread';

export interface MatchingTraces {
  traces: TraceRef[];
  /** Whether these are all that match (from `after` on). */
  complete: boolean;
  /** Where the next ones begin; null: these were the last, or they are spread. */
  next: TracePosition | null;
  /** The rank (newest: a time in ns) down to which was searched when time ran out; null: it did not. */
  stoppedAt: bigint | null;
  diagnostics: QueryDiagnostic[];
}

const BUDGET_MS = 10_000;

/**
 * The traces that match, in the order asked for: their first span starts in the range, and the query holds over all of
 * their spans. Throws AppError `bad_request` (with diagnostics), `timeout`, `unavailable`.
 */
export async function matchingTraces(
  ctx: RequestContext,
  question: TraceQuestion,
  { limit, pick, after = null }: { limit: number; pick: TracePick; after?: TracePosition | null },
): Promise<MatchingTraces> {
  const { plan, diagnostics } = await readTraceQuestion(ctx, question);
  if (plan === null) return { traces: [], complete: true, next: null, stoppedAt: null, diagnostics };
  const { range } = question;
  if (pick === 'spread') {
    const { rows, complete, tooLarge } = await spreadTraces(ctx, {
      plan,
      range,
      need: limit,
      budgetMs: BUDGET_MS,
    });
    const traces = await traceRefs(ctx, rows);
    return {
      traces,
      complete,
      next: null,
      stoppedAt: null,
      diagnostics: [...diagnostics, ...tooLargeRemark(tooLarge)],
    };
  }
  const found = await findTraces(ctx, { plan, range, order: pick, after, need: limit, budgetMs: BUDGET_MS });
  return {
    traces: await traceRefs(ctx, found.rows),
    complete: found.next === null,
    next: found.next,
    stoppedAt: found.stoppedAt,
    diagnostics: [...diagnostics, ...tooLargeRemark(found.tooLarge)],
  };
}

async function traceRefs(ctx: RequestContext, rows: readonly SummaryRow[]): Promise<TraceRef[]> {
  const roots = rows.flatMap(({ root_service_id }) => root_service_id ?? []);
  const names = roots.length > 0 ? await serviceNames(ctx, new Set(roots)) : new Map<number, string>();
  return rows.map((row) => ({
    traceKey: row.trace_key,
    shardKey: row.shard_key,
    traceId: row.trace_text ?? traceIdOf(row.trace_key),
    startNs: row.start_ns,
    endNs: row.end_ns,
    durationNs: row.duration_ns,
    spanCount: row.span_count,
    errorCount: row.error_count,
    rootService: row.root_service_id === null ? null : (names.get(row.root_service_id) ?? null),
    rootOperation: row.root_name,
  }));
}
