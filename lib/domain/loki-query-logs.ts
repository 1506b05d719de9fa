import type { LogExpr } from '../compat/loki/logql/logql-ast';
import { compilePipeline } from '../compat/loki/pipeline/compile-pipeline';
import type { Working } from '../compat/loki/pipeline/pipeline-entry';
import type { RequestContext } from '../contracts/context';
import { AppError } from '../errors';
import type { TimeRange } from '../time/time-range';
import { scanLoki } from './loki-scan';
import { selectLoki } from './loki-select';

export interface LokiLogsQuery {
  log: LogExpr;
  range: TimeRange;
  limit: number;
  direction: 'forward' | 'backward';
  /** Only lines at least so far from the one before; 0: all. */
  intervalNs: bigint;
}

export interface LokiLines {
  lines: Working[];
  linesRead: number;
  bytesRead: number;
}

/** Lines read through a pipeline before a query is refused. */
const MOST_LINES = 500_000;
const MOST_BYTES = 64 * 1024 * 1024;

/** The first lines of a range that pass a query. Throws AppError `bad_request` or `timeout`. */
export async function lokiQueryLogs(
  ctx: RequestContext,
  { log, range, limit, direction, intervalNs }: LokiLogsQuery,
  nowNs: bigint,
): Promise<LokiLines> {
  const selection = await selectLoki(ctx, log, nowNs);
  const run = compilePipeline(log.stages);
  const found: LokiLines = { lines: [], linesRead: 0, bytesRead: 0 };
  let lastNs: bigint | null = null;
  let kept = 0;
  const scan = {
    selection,
    range,
    order: direction === 'forward' ? ('oldest' as const) : ('newest' as const),
    page: selection.exact && intervalNs === 0n ? limit : Math.max(limit, 1_000),
    most: MOST_LINES,
  };
  await scanLoki(ctx, scan, (entry) => {
    found.linesRead += 1;
    found.bytesRead += entry.line.length;
    if (lastNs !== null && intervalNs > 0n && distance(entry.timeNs, lastNs) < intervalNs) return true;
    const working = run(entry);
    if (working === null) return true;
    found.lines.push(working);
    kept += working.line.length;
    if (kept > MOST_BYTES) throw tooManyBytes();
    lastNs = entry.timeNs;
    return found.lines.length < limit;
  });
  return found;
}

function tooManyBytes(): AppError {
  return new AppError(
    'bad_request',
    `the query would return too many bytes (limit: ${MOST_BYTES}); lower the limit or narrow the query`,
  );
}

function distance(a: bigint, b: bigint): bigint {
  return a > b ? a - b : b - a;
}
