import type { RequestContext } from '../../contracts/context';
import { spanIdOf } from '../../contracts/keys';
import { AppError } from '../../errors';
import { relatedSpans } from '../../query/trace/related-spans';
import { runQuery } from '../client/run-query';
import { statement } from '../client/statement';
import type { SummaryRow } from './summary-row';
import type { PlannedExpr, TracePlan } from './trace-plan';
import { ofTraces } from './verify-traces';

export interface MatchingSpans {
  /** The earliest ones. */
  spanIds: string[];
  count: number;
  /** False: not all spans of the trace were looked at. */
  complete: boolean;
}

/** Spans of one trace that are looked at, the earliest first. */
const MAX_LOOKED = 20_000;
/** Spans of all traces that one statement reads. */
const MAX_SPANS = 60_000;
/** Over all statements. */
const TIMEOUT_MS = 5_000;

interface LookedSpan {
  trace_key: string;
  key: bigint;
  parent: bigint | null;
  span_text: string | null;
  meets: boolean[];
}

/**
 * The spans for which each trace matched: those that meet what was asked of spans, but for what was excluded; of pairs
 * (`parent{…} > child{…}`) those that stand so. By trace key; nothing where nothing was asked of spans. Traces that time
 * did not suffice for have none and are not complete.
 */
export async function matchingSpans(
  ctx: RequestContext,
  plan: TracePlan,
  rows: readonly SummaryRow[],
  most: number,
  timeoutMs = TIMEOUT_MS,
): Promise<Map<string, MatchingSpans>> {
  const asked = wanted(plan.expr);
  const found = new Map<string, MatchingSpans>();
  if (asked.sets.size + asked.pairs.size === 0) return found;
  const deadline = performance.now() + timeoutMs;
  for (const part of parts(rows)) {
    const leftMs = deadline - performance.now();
    const only = asked.pairs.size > 0 ? null : asked.sets;
    const spans = leftMs <= 0 ? null : await look(ctx, plan, part, { only, timeoutMs: leftMs });
    if (spans === null) {
      for (const { trace_key } of part) found.set(trace_key, { spanIds: [], count: 0, complete: false });
      continue;
    }
    const ofTrace = new Map<string, LookedSpan[]>(part.map(({ trace_key }) => [trace_key, []]));
    for (const span of spans) ofTrace.get(span.trace_key)?.push(span);
    for (const { trace_key, span_count } of part) {
      const all = ofTrace.get(trace_key) ?? [];
      const meeting = meetingSpans(plan, asked, all);
      found.set(trace_key, {
        spanIds: meeting.slice(0, most).map(({ key, span_text }) => span_text ?? spanIdOf(key)),
        count: meeting.length,
        complete: span_count <= MAX_LOOKED,
      });
    }
  }
  return found;
}

interface Wanted {
  sets: Set<number>;
  pairs: Set<number>;
}

/** The span conditions and pairs of which a match has some, by their numbers. */
function wanted(expr: PlannedExpr, into: Wanted = { sets: new Set(), pairs: new Set() }): Wanted {
  if (expr.kind === 'some') into.sets.add(expr.set);
  if (expr.kind === 'count' && expr.sign !== '<' && expr.sign !== '<=') into.sets.add(expr.set);
  if (expr.kind === 'pair') into.pairs.add(expr.pair);
  if (expr.kind === 'and' || expr.kind === 'or') for (const child of expr.children) wanted(child, into);
  return into;
}

function meetingSpans(plan: TracePlan, asked: Wanted, spans: readonly LookedSpan[]): LookedSpan[] {
  const meets = (set: number | null) => (index: number) => set === null || spans[index]?.meets[set] === true;
  const meeting = new Set<number>();
  for (const set of asked.sets) for (const index of spans.keys()) if (meets(set)(index)) meeting.add(index);
  for (const number of asked.pairs) {
    const pair = plan.pairs[number];
    if (!pair) continue;
    const related = relatedSpans(spans, pair.relation, meets(pair.above), meets(pair.below));
    for (const index of [...related.above, ...related.below]) meeting.add(index);
  }
  return spans.filter((_, index) => meeting.has(index));
}

/**
 * Null: it took too long.
 * @param only reads the spans that meet one of these conditions; null: all, to see how they are related
 */
async function look(
  ctx: RequestContext,
  plan: TracePlan,
  rows: readonly SummaryRow[],
  { only, timeoutMs }: { only: Set<number> | null; timeoutMs: number },
): Promise<LookedSpan[] | null> {
  const reading = runQuery<LookedSpan>(
    statement((params) => {
      const sets = plan.sets.map(({ predicate }) => predicate(params).exact);
      const meets = sets.map((sql) => `(${sql}) IS TRUE`).join(', ');
      const list = sets.length > 0 ? `ARRAY[${meets}]` : `'{}'::boolean[]`;
      const some = [...(only ?? [])].map((set) => `(${sets[set] ?? 'FALSE'})`).join(' OR ');
      const spans = `SELECT * FROM span t WHERE ${ofTraces(ctx, rows, params)}`;
      const isLarge = rows.some(({ span_count }) => span_count > MAX_LOOKED);
      const limited = isLarge ? `${spans} ORDER BY t.start_ns, t.span_key LIMIT ${MAX_LOOKED}` : spans;
      return `SELECT t.trace_key, t.span_key AS key, t.parent_key AS parent, t.span_text, ${list} AS meets
        FROM (${limited}) t WHERE ${some || 'TRUE'} ORDER BY t.start_ns, t.span_key`;
    }),
    { signal: ctx.signal, timeoutMs },
  );
  return await reading.catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'timeout') return null;
    throw error;
  });
}

/** Traces that are read together; a large one is read alone. */
function parts(rows: readonly SummaryRow[]): SummaryRow[][] {
  const all: SummaryRow[][] = [];
  let spans = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    const size = row.span_count > MAX_LOOKED ? MAX_SPANS : row.span_count;
    spans += size;
    if (spans > MAX_SPANS) {
      all.push([]);
      spans = size;
    }
    all.at(-1)?.push(row);
  }
  return all;
}
