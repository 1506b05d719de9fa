import type { RequestContext } from '../../contracts/context';
import type { TimeRange } from '../../time/time-range';
import { type Run, withConnection } from '../client/run-query';
import { statement } from '../client/statement';
import { partitionBounds } from '../partitions/partition-bounds';
import { nextSlice } from '../scan/next-slice';
import { condition, type Predicate } from '../scan/predicate';
import { LOG_COLUMNS, type LogRow } from './log-row';

export interface ExportLogs {
  predicate: Predicate;
  range: TimeRange;
  order: 'newest' | 'oldest';
}

/** Of one FETCH: its first may sort a whole day. */
const STEP_MS = 120_000;
const MOST_ROWS = 400;
const PAGE_BYTES = 2 * 1024 * 1024;

/**
 * All matching logs in (time, seq) order, of one snapshot, in pages of some megabytes; the next page is read when `take`
 * is done with the last. One cursor a partition, so that each has a plan of its own and no sort is larger than a day.
 */
export async function exportLogRows(
  ctx: RequestContext,
  { predicate, range, order }: ExportLogs,
  take: (rows: LogRow[]) => Promise<void>,
): Promise<void> {
  const bounds = await partitionBounds('log', { signal: ctx.signal });
  await withConnection({ signal: ctx.signal, timeoutMs: STEP_MS, pool: 'stream' }, async (run) => {
    // Every row will be read: plan for the whole, not for a fast first row.
    await run({ text: 'SET LOCAL cursor_tuple_fraction = 1', values: [] });
    let left = range;
    for (;;) {
      const slice = nextSlice(bounds, left, 1, order);
      if (slice === null) return;
      await readSlice(ctx, run, { predicate, range: slice, order }, take);
      left = order === 'newest' ? { ...left, toNs: slice.fromNs } : { ...left, fromNs: slice.toNs };
    }
  });
}

async function readSlice(
  ctx: RequestContext,
  run: Run,
  { predicate, range, order }: ExportLogs,
  take: (rows: LogRow[]) => Promise<void>,
): Promise<void> {
  const byTime = order === 'newest' ? 't.time_ns DESC, t.seq DESC' : 't.time_ns, t.seq';
  await run(
    statement(
      (params) => `DECLARE export_rows NO SCROLL CURSOR FOR SELECT ${LOG_COLUMNS} FROM log t
        WHERE t.tenant_id = ${params.add(ctx.tenantId)}::int
          AND t.time_ns >= ${params.add(range.fromNs)}::bigint AND t.time_ns < ${params.add(range.toNs)}::bigint
          AND ${condition(predicate(params))} ORDER BY ${byTime}`,
    ),
  );
  let count = MOST_ROWS / 4;
  for (;;) {
    const rows = await run<LogRow>({ text: `FETCH ${count} FROM export_rows`, values: [] });
    if (rows.length > 0) await take(rows);
    if (rows.length < count) break;
    count = nextCount(rows);
  }
  await run({ text: 'CLOSE export_rows', values: [] });
}

/** As many rows as fill a page if they are as large as the last ones. */
function nextCount(rows: LogRow[]): number {
  const chars = rows.reduce(
    (sum, { body, attributes }) => sum + body.length + 32 * Object.keys(attributes).length,
    0,
  );
  return Math.max(1, Math.min(MOST_ROWS, Math.floor(PAGE_BYTES / Math.max(1, chars / rows.length))));
}
