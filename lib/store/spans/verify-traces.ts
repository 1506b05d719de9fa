import type { RequestContext } from '../../contracts/context';
import { AppError } from '../../errors';
import type { SqlParams } from '../../query/compile/sql-params';
import { relatedSpans } from '../../query/trace/related-spans';
import { earlier, later } from '../../time/time-range';
import type { PoolName } from '../client/pools';
import { runQuery } from '../client/run-query';
import { statement } from '../client/statement';
import { condition } from '../scan/predicate';
import { judgeTrace } from './judge-trace';
import type { SummaryRow } from './summary-row';
import type { TracePlan } from './trace-plan';

/** A trace with more spans is not read whole to see how they are related. */
export const MAX_RELATED_SPANS = 200_000;
const FIRST_TRACES = 64;
const MAX_TRACES = 2_000;
/** Spans that one statement reads, as far as traces can be parted. */
const MAX_SPANS = 20_000;

interface SpanFacts {
  counts: number[];
  pairs: boolean[];
}

/** Looks at the spans of traces that may match, as few as will do. Keeps count of what it saw. */
export class TraceVerifier {
  /** Traces whose spans were looked at, and how many of them had a span that meets each condition. */
  looked = 0;
  readonly found: number[];
  /** Traces too large to be looked at. */
  tooLarge = 0;

  constructor(
    private readonly ctx: RequestContext,
    private readonly plan: TracePlan,
    private readonly pool: PoolName = 'search',
  ) {
    this.found = plan.sets.map(() => 0);
  }

  /** The first `need` of the traces that match, in their order. Throws AppError `timeout` at the deadline. */
  async keep(rows: readonly SummaryRow[], need: number, deadline: number): Promise<SummaryRow[]> {
    const kept: SummaryRow[] = [];
    let size = FIRST_TRACES;
    for (let at = 0; at < rows.length && kept.length < need; ) {
      const chunk = nextChunk(rows, at, size);
      at += chunk.length;
      size = Math.min(MAX_TRACES, size * 2);
      for (const row of await this.judge(chunk, deadline)) kept.push(row);
    }
    return kept.slice(0, need);
  }

  private async judge(rows: readonly SummaryRow[], deadline: number): Promise<SummaryRow[]> {
    const { expr } = this.plan;
    const early = rows.map(({ fields }) => judgeTrace(expr, { fields, counts: null, pairs: null }));
    const open = rows.filter((_, index) => early[index] === null);
    const facts = open.length > 0 ? await this.look(open, deadline) : new Map<string, SpanFacts>();
    return rows.filter((row, index) => {
      if (early[index] !== null) return early[index];
      const known = facts.get(row.trace_key);
      return known !== undefined && judgeTrace(expr, { fields: row.fields, ...known }) === true;
    });
  }

  private async look(rows: readonly SummaryRow[], deadline: number): Promise<Map<string, SpanFacts>> {
    const timeoutMs = deadline - performance.now();
    if (timeoutMs <= 1) throw new AppError('timeout', 'The search ran out of time.');
    const options = { signal: this.ctx.signal, timeoutMs, pool: this.pool };
    const related = this.plan.pairs.length > 0;
    const small = related ? rows.filter(({ span_count }) => span_count <= MAX_RELATED_SPANS) : rows;
    this.tooLarge += rows.length - small.length;
    const facts = related ? await this.relate(small, options) : await this.count(small, options);
    this.looked += small.length;
    for (const { counts } of facts.values())
      for (const [set, count] of counts.entries())
        if (count > 0) this.found[set] = (this.found[set] ?? 0) + 1;
    return facts;
  }

  private async count(rows: readonly SummaryRow[], options: Options): Promise<Map<string, SpanFacts>> {
    const none = () => ({ counts: this.plan.sets.map(() => 0), pairs: [] });
    const facts = new Map(rows.map((row): [string, SpanFacts] => [row.trace_key, none()]));
    const counted = await runQuery<{ trace_key: string; counts: number[] }>(
      statement((params) => {
        const sets = this.plan.sets.map(({ predicate }) => condition(predicate(params)));
        const counts = sets.map((sql) => `count(*) FILTER (WHERE ${sql})::int`).join(', ');
        return `SELECT t.trace_key, ARRAY[${counts}] AS counts FROM span t
          WHERE ${ofTraces(this.ctx, rows, params)} GROUP BY t.trace_key`;
      }),
      options,
    );
    for (const { trace_key, counts } of counted) facts.set(trace_key, { counts, pairs: [] });
    return facts;
  }

  /** Reads the traces' spans as a skeleton: who is below whom, and what each of them meets. */
  private async relate(rows: readonly SummaryRow[], options: Options): Promise<Map<string, SpanFacts>> {
    const { sets, pairs } = this.plan;
    const spans = await runQuery<{ trace_key: string; key: bigint; parent: bigint | null; meets: boolean[] }>(
      statement((params) => {
        const meets = sets.map(({ predicate }) => `(${condition(predicate(params))}) IS TRUE`).join(', ');
        const list = sets.length > 0 ? `ARRAY[${meets}]` : `'{}'::boolean[]`;
        return `SELECT t.trace_key, t.span_key AS key, t.parent_key AS parent, ${list} AS meets
          FROM span t WHERE ${ofTraces(this.ctx, rows, params)}`;
      }),
      options,
    );
    const ofTrace = new Map<string, typeof spans>(rows.map((row) => [row.trace_key, []]));
    for (const span of spans) ofTrace.get(span.trace_key)?.push(span);
    return new Map(
      [...ofTrace].map(([key, all]): [string, SpanFacts] => {
        const meets = (set: number | null) => (index: number) =>
          set === null || all[index]?.meets[set] === true;
        return [
          key,
          {
            counts: sets.map((_, set) => all.filter((span) => span.meets[set]).length),
            pairs: pairs.map(
              ({ relation, above, below }) =>
                relatedSpans(all, relation, meets(above), meets(below)).below.size > 0,
            ),
          },
        ];
      }),
    );
  }
}

interface Options {
  signal: AbortSignal;
  timeoutMs: number;
  pool: PoolName;
}

/** The spans `t` of these traces. */
export function ofTraces(
  ctx: RequestContext,
  rows: readonly Pick<SummaryRow, 'trace_key' | 'shard_key' | 'start_ns' | 'end_ns'>[],
  params: SqlParams,
): string {
  const [first] = rows;
  const from = rows.reduce((least, row) => earlier(least, row.start_ns), first?.start_ns ?? 0n);
  const to = rows.reduce((most, row) => later(most, row.end_ns), first?.end_ns ?? 0n);
  return `t.tenant_id = ${params.add(ctx.tenantId)}::int
    AND t.trace_key = ANY(${params.add(rows.map((row) => row.trace_key))}::uuid[])
    AND t.shard_key = ANY(${params.add(rows.map((row) => row.shard_key))}::int[])
    AND t.start_ns >= ${params.add(from)}::bigint AND t.start_ns <= ${params.add(to)}::bigint`;
}

function nextChunk(rows: readonly SummaryRow[], from: number, size: number): SummaryRow[] {
  let spans = 0;
  let to = from;
  while (to < rows.length && to - from < size) {
    spans += rows[to]?.span_count ?? 0;
    if (to > from && spans > MAX_SPANS) break;
    to++;
  }
  return rows.slice(from, to);
}
