import type { PipelineEntry } from '../compat/loki/pipeline/pipeline-entry';
import { entryOfLog } from '../compat/loki/plan/entry-of-log';
import type { Attributes } from '../contracts/attributes';
import type { RequestContext } from '../contracts/context';
import { spanIdOf, traceIdOf } from '../contracts/keys';
import { AppError } from '../errors';
import { type FoundLogs, findLogs } from '../store/logs/find-logs';
import type { LogPosition } from '../store/logs/log-row';
import type { TimeRange } from '../time/time-range';
import type { LokiSelection } from './loki-select';

interface LokiRow {
  time_ns: bigint;
  seq: bigint;
  stream_id: number;
  severity: number;
  span_key: bigint | null;
  trace_key: string | null;
  trace_text: string | null;
  span_text: string | null;
  body: string;
  attributes: Attributes;
}

const COLUMNS =
  't.time_ns, t.seq, t.stream_id, t.severity, t.span_key, t.trace_key, t.trace_text, t.span_text, t.body, t.attributes';
const BUDGET_MS = 30_000;
const YIELD_MS = 25;
const LONGEST_PAGE = 20_000;

interface Scan {
  selection: LokiSelection;
  range: TimeRange;
  order: 'newest' | 'oldest';
  /** Rows asked for at first; later pages grow. */
  page: number;
  /** Rows read before the query is refused as too large. */
  most: number;
  /** When the whole query is out of time, of `performance.now()`. */
  deadline?: number;
}

/**
 * Hands the rows of a selection on, one by one in time order, until `onEntry` says false. Throws AppError `bad_request`
 * when there are too many, `timeout` when they take too long: never part of an answer as if it were all.
 */
export async function scanLoki(
  ctx: RequestContext,
  { selection, range, order, page, most, deadline = performance.now() + BUDGET_MS }: Scan,
  onEntry: (entry: PipelineEntry) => boolean,
): Promise<void> {
  const { predicate, streams } = selection;
  if (predicate === null || range.fromNs >= range.toNs) return;
  let yieldedAt = performance.now();
  let after: LogPosition | null = null;
  let read = 0;
  for (let limit = page; ; limit = Math.min(LONGEST_PAGE, limit * 4)) {
    const budgetMs = Math.min(10_000, deadline - performance.now());
    if (budgetMs < 50) throw outOfTime();
    const found: FoundLogs<LokiRow> = await findLogs<LokiRow>(ctx, {
      predicate,
      range,
      order,
      after,
      limit,
      budgetMs,
      columns: COLUMNS,
    });
    for (const row of found.rows) {
      const stream = streams.get(row.stream_id);
      if (stream && !onEntry(entryOfRow(row, stream.labels))) return;
      if (performance.now() - yieldedAt < YIELD_MS) continue;
      // Pipelines of many lines must not keep others waiting, nor go on for a caller who has gone.
      await new Promise<void>((resolve) => setImmediate(resolve));
      ctx.signal.throwIfAborted();
      yieldedAt = performance.now();
      if (yieldedAt > deadline) throw outOfTime();
    }
    read += found.rows.length;
    if (found.next === null) return;
    if (read > most) throw tooManyLines(most);
    after = found.next;
  }
}

function entryOfRow(row: LokiRow, labels: ReadonlyMap<string, string>): PipelineEntry {
  return entryOfLog(
    {
      timeNs: row.time_ns,
      body: row.body,
      severityNumber: row.severity,
      traceId: row.trace_text ?? (row.trace_key === null ? null : traceIdOf(row.trace_key)),
      spanId: row.span_text ?? (row.span_key === null ? null : spanIdOf(row.span_key)),
      attributes: row.attributes,
    },
    labels,
  );
}

function outOfTime(): AppError {
  return new AppError(
    'timeout',
    'request timed out: context deadline exceeded. Narrow the time range or add more specific stream selectors and line filters.',
  );
}

function tooManyLines(most: number): AppError {
  return new AppError(
    'bad_request',
    `the query would read too many lines (limit: ${most}); consider adding more specific stream selectors or line filters, or reduce the time range of the query`,
  );
}
