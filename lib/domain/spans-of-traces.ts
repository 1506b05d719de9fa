import { TRACE_LEAD_NS } from '../boards/drill-query';
import { AppError } from '../errors';
import { aggregateTraces } from '../store/aggregate/aggregate-traces';
import { readFilledRange } from '../store/aggregate/filled-range';
import { withConnection } from '../store/client/run-query';
import { type CountedTraces, type CountTraces, countedTraces } from '../store/spans/counted-traces';
import { later, type TimeRange } from '../time/time-range';
import type { PeriodRead } from './panel-ask';
import { predicateOf } from './read-query';
import type { WholeTraces } from './read-spans-query';
import type { SpansTree } from './spans-from-rows';
import type { SampleRead } from './spans-from-sample';
import { stretchError } from './time-stretches';

/** What is read of traces and of their spans, and for how long. */
export type TraceLimits = Pick<CountTraces, 'need' | 'mostRead' | 'mostSpans' | 'budgetMs'> & {
  countMs: number;
};

const LIMITS: Record<SpansTree['precision'], TraceLimits> = {
  fast: { need: 10_000, mostRead: 60_000, mostSpans: 300_000, budgetMs: 5_000, countMs: 5_000 },
  exact: { need: 100_000, mostRead: 200_000, mostSpans: 5_000_000, budgetMs: 12_000, countMs: 15_000 },
};
/** Neighbouring parts of the range, whose difference tells how far a sample may be off. */
const PARTS_A_CELL = 4;

export interface TracesRead extends PeriodRead {
  /** Null: all traces were found. */
  sample: SampleRead['sample'] | null;
  /** Traces left out, because it was not looked at how their spans are related. */
  tooLarge: number;
}

interface Found extends CountedTraces {
  /** Of spans. */
  range: TimeRange;
}

/** A panel asks several trees of the same traces. */
const tracesOf = new WeakMap<WholeTraces, Map<string, Promise<Found>>>();

/**
 * Answers a tree over the spans that meet a query with conditions on whole traces: from all traces that meet it, or, asked
 * for `fast` where these are more than can be found in time, from some. Throws AppError `timeout`.
 */
export async function spansOfTraces(
  asked: SpansTree,
  whole: WholeTraces,
  limits: TraceLimits = LIMITS[asked.precision],
): Promise<TracesRead> {
  const { ctx, tree, nowNs, precision } = asked;
  const { range, traces, share, parts, tooLarge } = await tracesOnce(asked, whole, limits);
  if (share <= 0 || (share < 1 && precision === 'exact'))
    throw new AppError('timeout', 'There are more traces than can be looked at in time.');
  const { rowsOfBlocks, ...read } = await aggregateTraces(ctx, {
    ...{ tree, range, traces, alternatives: whole.alternatives, weight: 1 / share, pool: 'panel' },
    timeoutMs: limits.countMs,
    compile: (filter) => predicateOf(ctx, filter, nowNs, 'span'),
  });
  if (share === 1) return { ...read, sample: null, tooLarge };
  const cells = Array.from({ length: parts }, (_, part) => ({
    cell: Math.floor(part / PARTS_A_CELL),
    weight: 1 / share,
  }));
  const matches = cells.map((_, part) => rowsOfBlocks.get(part) ?? 0);
  const sampled = traces.reduce((sum, { spanCount }) => sum + spanCount, 0);
  return {
    ...read,
    sample: { sampled, relativeError: stretchError(cells, matches, share), standsFor: 1 / share },
    tooLarge,
  };
}

async function tracesOnce(asked: SpansTree, whole: WholeTraces, limits: TraceLimits): Promise<Found> {
  const ranges = tracesOf.get(whole) ?? new Map<string, Promise<Found>>();
  tracesOf.set(whole, ranges);
  const name = `${asked.range.fromNs} ${asked.range.toNs}`;
  const finding = ranges.get(name) ?? findTraces(asked, whole, limits);
  ranges.set(name, finding);
  return await finding;
}

async function findTraces(
  { ctx, range: { fromNs, toNs } }: SpansTree,
  { plan }: WholeTraces,
  { countMs: _, ...limits }: TraceLimits,
): Promise<Found> {
  const { signal, tenantId } = ctx;
  const mayBegin = { fromNs: fromNs - TRACE_LEAD_NS, toNs };
  const begun = await withConnection({ signal, timeoutMs: limits.budgetMs, pool: 'panel' }, (run) =>
    readFilledRange(run, tenantId, mayBegin, 'span'),
  );
  const range = { fromNs: later(fromNs, begun.fromNs), toNs: begun.toNs };
  if (range.toNs <= range.fromNs)
    return { range: { fromNs, toNs: fromNs }, traces: [], share: 1, parts: 0, tooLarge: 0 };
  const found = await countedTraces(ctx, {
    ...{ plan, begun, fromNs: range.fromNs, pool: 'panel', ...limits },
  });
  return { ...found, range };
}
