import type { RequestContext } from '../contracts/context';
import type { TraceHeatmapQuery, TraceHeatmapResponse } from '../contracts/trace-heatmap';
import { AppError } from '../errors';
import { parseTraceQuery } from '../query/trace/parse-trace-query';
import { countTraceCells, type TraceCell } from '../store/spans-analysis/count-trace-cells';
import { formatIsoNs } from '../time/iso';
import { nowNs } from '../time/time-ns';
import type { TimeRange } from '../time/time-range';
import { matchingTraces } from './matching-traces';
import { type BucketPlan, planBuckets } from './plan-buckets';
import { describeRange, resolveRange } from './resolve-range';
import { PLACE_BOUNDS, placeOf, planRows } from './trace-heatmap-bounds';
import { summaryCondition } from './trace-heatmap-condition';

const EXACT_MS = 4_000;
const READ = 10_000;

interface Found {
  cells: TraceCell[];
  sample: TraceHeatmapResponse['sample'];
  diagnostics: TraceHeatmapResponse['diagnostics'];
}

/**
 * How many traces started when and lasted how long. Exact where trace summaries can answer or the matching traces are
 * few enough to be read; else from a sample spread over the range, which says so.
 * Throws AppError `bad_request`, `timeout`, `unavailable`.
 */
export async function traceHeatmap(
  ctx: RequestContext,
  input: TraceHeatmapQuery,
): Promise<TraceHeatmapResponse> {
  const started = performance.now();
  const now = nowNs();
  const range = resolveRange(input.from, input.to, now);
  const plan = planBuckets(range, input.columns);
  const { cells, sample, diagnostics } =
    (await fromSummaries(ctx, input, { range, now }, plan)) ??
    (await fromTraces(ctx, input, { range, now }, plan));
  const places = cells.map(({ place }) => place);
  const { bounds, rowOf } = planRows(
    places.reduce((least, place) => Math.min(least, place), places[0] ?? 0),
    places.reduce((most, place) => Math.max(most, place), 0),
    input.rows,
  );
  const merged = mergeRows(cells, rowOf);
  const sum = (of: 'count' | 'failed') => merged.reduce((total, cell) => total + cell[of], 0);
  return {
    firstTime: formatIsoNs(plan.first * plan.stepNs),
    bucketMs: plan.bucketMs,
    columns: plan.starts.length,
    bounds: cells.length === 0 ? [] : bounds.map(String),
    cells: merged,
    total: sum('count'),
    failed: sum('failed'),
    sample,
    range: describeRange(range),
    diagnostics,
    tookMs: performance.now() - started,
  };
}

/** Null where summaries cannot tell, or not in time. */
async function fromSummaries(
  ctx: RequestContext,
  input: TraceHeatmapQuery,
  { range, now }: { range: TimeRange; now: bigint },
  { first, stepNs }: BucketPlan,
): Promise<Found | null> {
  const { expr, diagnostics } = readTraceText(input.q);
  const condition = await summaryCondition(ctx, input, expr, now);
  if (condition === null) return null;
  const asked = { range, originNs: first * stepNs, stepNs, bounds: PLACE_BOUNDS, condition };
  try {
    const cells = await countTraceCells(ctx, { ...asked, timeoutMs: EXACT_MS });
    return { cells, sample: null, diagnostics };
  } catch (error) {
    if (error instanceof AppError && error.code === 'timeout') return null;
    throw error;
  }
}

async function fromTraces(
  ctx: RequestContext,
  input: TraceHeatmapQuery,
  { range, now }: { range: TimeRange; now: bigint },
  { first, stepNs }: BucketPlan,
): Promise<Found> {
  const { q, service, operation, minDuration, maxDuration, status } = input;
  const { traces, complete, stoppedAt, diagnostics } = await matchingTraces(
    ctx,
    { q, service, operation, minDuration, maxDuration, status, range, now },
    { limit: READ, pick: 'spread' },
  );
  const cells = new Map<string, TraceCell>();
  for (const { startNs, durationNs, errorCount } of traces) {
    const column = Number((startNs - first * stepNs) / stepNs);
    const place = placeOf(durationNs);
    const cell = cells.get(`${column} ${place}`) ?? { column, place, traces: 0, failed: 0 };
    cell.traces++;
    if (errorCount > 0) cell.failed++;
    cells.set(`${column} ${place}`, cell);
  }
  const searchedTo = stoppedAt === null ? null : formatIsoNs(stoppedAt);
  return {
    cells: [...cells.values()],
    sample: complete ? null : { read: traces.length, searchedTo },
    diagnostics,
  };
}

function readTraceText(q: string): ReturnType<typeof parseTraceQuery> {
  const parsed = parseTraceQuery(q);
  const wrong = parsed.diagnostics.find(({ severity }) => severity === 'error');
  if (wrong)
    throw new AppError('bad_request', wrong.message, { details: { diagnostics: parsed.diagnostics } });
  return parsed;
}

function mergeRows(
  cells: readonly TraceCell[],
  rowOf: (place: number) => number,
): TraceHeatmapResponse['cells'] {
  const merged = new Map<string, TraceHeatmapResponse['cells'][number]>();
  for (const { column, place, traces, failed } of cells) {
    const row = rowOf(place);
    const cell = merged.get(`${column} ${row}`) ?? { column, row, count: 0, failed: 0 };
    cell.count += traces;
    cell.failed += failed;
    merged.set(`${column} ${row}`, cell);
  }
  return [...merged.values()].sort((a, b) => a.column - b.column || a.row - b.row);
}
