import type { RequestContext } from '../../contracts/context';
import type { TimeRange } from '../../time/time-range';
import type { PoolName } from '../client/pools';
import { bindPlan } from './find-traces';
import { PARTS, partOf, spreadTraces, takeByChance } from './spread-traces';
import type { SummaryRow } from './summary-row';
import type { TracePlan } from './trace-plan';
import { TraceVerifier } from './verify-traces';

/** A trace whose spans may count. */
export interface CountedTrace {
  traceKey: string;
  shardKey: number;
  spanCount: number;
  /** Which alternatives of the query it meets, a bit each, the first the least. */
  met: number;
  /** The part of the range that it began in, from 0 on. */
  part: number;
}

export interface CountedTraces {
  traces: CountedTrace[];
  /** The chance that each one had to be among them. 1: these are all; 0: there was no time to look at any. */
  share: number;
  /** Parts of the range, each with its traces. */
  parts: number;
  /** Left out, because it was not looked at how their spans are related. */
  tooLarge: number;
}

export interface CountTraces {
  /** An OR of the query's alternatives. */
  plan: TracePlan;
  /** In which the traces began. */
  begun: TimeRange;
  /** From when on they still run. */
  fromNs: bigint;
  need: number;
  mostRead: number;
  /** Spans of them all, about; of more traces a part is taken by chance. */
  mostSpans: number;
  budgetMs: number;
  pool: PoolName;
}

/** Each has a bit. */
export const MOST_ALTERNATIVES = 30;

/**
 * The traces that began in a range, still run at a time, and meet a query: all of them, or where they are more than can be
 * looked at in time, some spread over the range. Throws AppError `timeout`.
 */
export async function countedTraces(ctx: RequestContext, ask: CountTraces): Promise<CountedTraces> {
  const { pool, budgetMs, need, mostRead, begun: range } = ask;
  const plan = await bindPlan(ctx, ask.plan, pool);
  const alternatives = plan.expr.kind === 'or' ? plan.expr.children : [plan.expr];
  const found = await spreadTraces(ctx, {
    ...{ need, mostRead, budgetMs, pool, range },
    plan: stillRunning(plan, ask.fromNs),
  });
  const { rows, share } = takeSpans(found.rows, found.share, ask.mostSpans);
  const deadline = performance.now() + budgetMs;
  const met = new Map<SummaryRow, number>();
  for (const [at, expr] of alternatives.entries()) {
    const verifier = new TraceVerifier(ctx, { ...plan, expr }, pool);
    const those = alternatives.length === 1 ? rows : await verifier.keep(rows, rows.length, deadline);
    for (const row of those) met.set(row, (met.get(row) ?? 0) | (1 << at));
  }
  return {
    traces: rows.map((row) => ({
      traceKey: row.trace_key,
      shardKey: row.shard_key,
      spanCount: row.span_count,
      met: met.get(row) ?? 0,
      part: partOf(range, row.start_ns),
    })),
    share,
    parts: PARTS,
    tooLarge: found.tooLarge,
  };
}

/** Of the traces that began before a time, those that end at it or later. */
function stillRunning(plan: TracePlan, fromNs: bigint): TracePlan {
  const isRunning = { kind: 'field', field: plan.fields.length } as const;
  return {
    ...plan,
    expr: { kind: 'and', children: [plan.expr, isRunning] },
    fields: [...plan.fields, (params) => `s.end_ns >= ${params.add(fromNs)}::bigint`],
  };
}

/** As many of the traces, by chance, as have so many spans; one at least. */
function takeSpans(
  rows: SummaryRow[],
  share: number,
  mostSpans: number,
): { rows: SummaryRow[]; share: number } {
  const spans = rows.reduce((sum, row) => sum + row.span_count, 0);
  if (spans <= mostSpans || rows.length < 2) return { rows, share };
  const count = Math.max(1, Math.floor((rows.length * mostSpans) / spans));
  return { rows: takeByChance(rows, count), share: share * (count / rows.length) };
}
