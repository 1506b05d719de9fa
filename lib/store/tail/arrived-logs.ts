import type { RequestContext } from '../../contracts/context';
import { AppError } from '../../errors';
import type { SqlParams } from '../../query/compile/sql-params';
import { runQuery } from '../client/run-query';
import { statement } from '../client/statement';
import { LOG_COLUMNS, type LogPosition, type LogRow } from '../logs/log-row';
import { condition, type Predicate } from '../scan/predicate';
import type { ArrivedWindow } from './arrived-batches';

export interface ArrivedLogs {
  /** Oldest first. */
  rows: LogRow[];
  /** Matches beyond what was asked for: the oldest. */
  skipped: number;
  /** Logs that could not be looked through in time. */
  unread: number;
}

const STEP_MS = 3_000;
const BUDGET_MS = 6_000;
const MAX_WEIGHT = 8 * 1024 * 1024;
const WEIGHT = '(octet_length(t.body) + pg_column_size(t.attributes))';

interface Asked {
  predicate: Predicate;
  /** Newest first. */
  windows: readonly ArrivedWindow[];
  /** Only what comes later in the order of logs. */
  after: LogPosition | null;
  limit: number;
}

/**
 * The matching logs of batches that have arrived: the newest `limit` of them and at most 8 MiB, and a count of the
 * others. What takes too long is counted and left.
 */
export async function arrivedLogs(ctx: RequestContext, asked: Asked): Promise<ArrivedLogs> {
  const newestFirst: LogRow[] = [];
  let weight = 0n;
  let skipped = 0;
  let unread = 0;
  const deadline = performance.now() + BUDGET_MS;
  for (const window of asked.windows) {
    const timeoutMs = Math.min(STEP_MS, deadline - performance.now());
    if (timeoutMs <= 1) {
      unread += window.records;
      continue;
    }
    const room = asked.limit - newestFirst.length;
    let taken = 0;
    try {
      if (room > 0 && weight < MAX_WEIGHT) {
        const rows = await readWindow(ctx, asked, window, { room, weight, timeoutMs });
        for (const row of rows) newestFirst.push(row);
        weight += rows.at(-1)?.weight_so_far ?? 0n;
        taken = rows.length;
        if (taken < room && weight < MAX_WEIGHT) continue;
      }
      skipped += (await countWindow(ctx, asked, window, timeoutMs)) - taken;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'timeout') throw error;
      unread += window.records - taken;
    }
  }
  // Windows may overlap: one batch reaches over days.
  return { rows: newestFirst.sort(inOrder), skipped, unread };
}

function inOrder(a: LogRow, b: LogRow): number {
  if (a.time_ns !== b.time_ns) return a.time_ns < b.time_ns ? -1 : 1;
  return a.seq < b.seq ? -1 : 1;
}

/** A live batch lies in few minutes: its time finds it. One that reaches over days may be found by the query sooner. */
function where(
  ctx: RequestContext,
  { predicate, after }: Asked,
  window: ArrivedWindow,
  params: SqlParams,
): string {
  const compiled = predicate(params);
  const seqs = params.add(window.seqs);
  return `t.tenant_id = ${params.add(ctx.tenantId)}::int
    AND t.time_ns >= ${params.add(window.fromNs)}::bigint AND t.time_ns <= ${params.add(window.toNs)}::bigint
    AND t.seq >= lower(${seqs}::int8multirange) AND t.seq < upper(${seqs}::int8multirange)
    AND t.seq <@ ${seqs}::int8multirange
    ${after ? `AND (t.time_ns, t.seq) > (${params.add(after.timeNs)}::bigint, ${params.add(after.seq)}::bigint)` : ''}
    AND ${window.wide ? condition(compiled) : `(${compiled.exact})`}`;
}

async function readWindow(
  ctx: RequestContext,
  asked: Asked,
  window: ArrivedWindow,
  { room, weight, timeoutMs }: { room: number; weight: bigint; timeoutMs: number },
): Promise<(LogRow & { weight_so_far: bigint })[]> {
  const newest = 't.time_ns DESC, t.seq DESC';
  return await runQuery(
    statement(
      (params) => `SELECT * FROM (
        SELECT t.*, sum(t.weight) OVER (ORDER BY ${newest} ROWS UNBOUNDED PRECEDING)::bigint AS weight_so_far FROM (
          SELECT ${LOG_COLUMNS}, ${WEIGHT}::bigint AS weight FROM log t
          WHERE ${where(ctx, asked, window, params)} ORDER BY ${newest} LIMIT ${room}
        ) t
      ) t WHERE t.weight_so_far - t.weight < ${params.add(BigInt(MAX_WEIGHT) - weight)}::bigint ORDER BY ${newest}`,
    ),
    { signal: ctx.signal, timeoutMs, pool: 'stream' },
  );
}

async function countWindow(
  ctx: RequestContext,
  asked: Asked,
  window: ArrivedWindow,
  timeoutMs: number,
): Promise<number> {
  const [row] = await runQuery<{ n: bigint }>(
    statement((params) => `SELECT count(*) AS n FROM log t WHERE ${where(ctx, asked, window, params)}`),
    { signal: ctx.signal, timeoutMs, pool: 'stream' },
  );
  return Number(row?.n ?? 0n);
}
