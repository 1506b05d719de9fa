import type { RequestContext } from '../../contracts/context';
import type { SqlParams } from '../../query/compile/sql-params';
import { earlier, later, type TimeRange } from '../../time/time-range';
import { runQuery, withConnection } from '../client/run-query';
import { statement } from '../client/statement';
import type { ScanSource, Walked } from '../scan/adaptive-scan';
import { nextSlice } from '../scan/next-slice';
import { condition, type Predicate } from '../scan/predicate';
import type { LogPosition } from './log-row';

const MIN_SEQ = -1n;
const MAX_SEQ = 2n ** 63n - 1n;

export interface LogScan {
  ctx: RequestContext;
  predicate: Predicate;
  range: TimeRange;
  order: 'newest' | 'oldest';
  /** Exclusive; null starts at the range's end. */
  after: LogPosition | null;
  /** Select list over alias t; must hold time_ns and seq. */
  columns: string;
  /** What one row weighs, as SQL over alias t (bytes), and how much an answer may weigh. */
  weight: string;
  maxWeight: number;
  /** Oldest first. */
  bounds: TimeRange[];
  canPick: boolean;
}

interface Keyed {
  time_ns: bigint;
  seq: bigint;
  weight_so_far: bigint;
}

/** The log table as the adaptive scan reads it, newest or oldest first in (time_ns, seq). */
export function logScanSource<Row extends Keyed>(scan: LogScan): ScanSource<Row, LogPosition> {
  const { ctx, predicate, range, order } = scan;
  const newest = order === 'newest';
  const byTime = newest ? 't.time_ns DESC, t.seq DESC' : 't.time_ns, t.seq';
  let weight = 0n;

  // A position at the very end of a time leaves nothing of that time, or the scan would never see the range's end.
  const left = ({ timeNs, seq }: LogPosition): TimeRange =>
    newest
      ? { fromNs: range.fromNs, toNs: earlier(seq === MIN_SEQ ? timeNs : timeNs + 1n, range.toNs) }
      : { fromNs: later(seq === MAX_SEQ ? timeNs + 1n : timeNs, range.fromNs), toNs: range.toNs };

  const where = (params: SqlParams, { fromNs, toNs }: TimeRange, after: LogPosition) =>
    `t.tenant_id = ${params.add(ctx.tenantId)}::int
      AND t.time_ns >= ${params.add(fromNs)}::bigint AND t.time_ns < ${params.add(toNs)}::bigint
      AND (t.time_ns, t.seq) ${newest ? '<' : '>'} (${params.add(after.timeNs)}::bigint, ${params.add(after.seq)}::bigint)`;

  // Stops after the row that fills the answer, so that a page of 1 MiB messages stays a page.
  const weighed = (params: SqlParams, rows: string) => `
    SELECT * FROM (
      SELECT t.*, sum(t.weight) OVER (ORDER BY ${byTime} ROWS UNBOUNDED PRECEDING)::bigint AS weight_so_far
      FROM (${rows}) t
    ) t WHERE t.weight_so_far - t.weight < ${params.add(BigInt(scan.maxWeight) - weight)}::bigint
    ORDER BY ${byTime}`;

  const weightWith = (rows: Row[]) => weight + (rows.at(-1)?.weight_so_far ?? 0n);

  return {
    canPick: scan.canPick,
    start:
      scan.after ?? (newest ? { timeNs: range.toNs, seq: MIN_SEQ } : { timeNs: range.fromNs, seq: MIN_SEQ }),
    positionOf: (row) => ({ timeNs: row.time_ns, seq: row.seq }),
    timeOf: ({ timeNs }) => timeNs,
    nextSlice: (after, count) => nextSlice(scan.bounds, left(after), count, order),
    beyond: (slice) =>
      newest ? { timeNs: slice.fromNs, seq: MIN_SEQ } : { timeNs: slice.toNs - 1n, seq: MAX_SEQ },

    walk: async (after, count, need, timeoutMs): Promise<Walked<Row, LogPosition>> => {
      const { rows, end } = await withConnection({ signal: ctx.signal, timeoutMs }, async (run) => {
        const rows = await run<Row>(
          statement((params) =>
            weighed(
              params,
              `SELECT ${scan.columns}, (${scan.weight})::bigint AS weight FROM (
                SELECT * FROM log t WHERE ${where(params, left(after), after)} ORDER BY ${byTime} LIMIT ${count}
              ) t WHERE ${predicate(params).exact} ORDER BY ${byTime} LIMIT ${need}`,
            ),
          ),
        );
        if (weightWith(rows) >= BigInt(scan.maxWeight) || rows.length >= need) return { rows, end: null };
        const [last] = await run<{ time_ns: bigint; seq: bigint }>(
          statement(
            (params) => `SELECT t.time_ns, t.seq FROM log t WHERE ${where(params, left(after), after)}
              ORDER BY ${byTime} LIMIT 1 OFFSET ${count - 1}`,
          ),
        );
        return { rows, end: last ? { timeNs: last.time_ns, seq: last.seq } : null };
      });
      return { rows, end };
    },

    pick: async (after, slice, need, timeoutMs): Promise<Row[]> =>
      await runQuery<Row>(
        // Materialised, or the planner would walk the time index and test every row.
        statement((params) =>
          weighed(
            params,
            `SELECT * FROM (
                WITH m AS MATERIALIZED (
                  SELECT ${scan.columns}, (${scan.weight})::bigint AS weight FROM log t
                  WHERE ${where(params, slice, after)} AND ${condition(predicate(params))}
                ) SELECT * FROM m
              ) t ORDER BY ${byTime} LIMIT ${need}`,
          ),
        ),
        { signal: ctx.signal, timeoutMs },
      ),

    // Only what becomes part of the answer weighs: a step that ran out of time, or lies beyond one, is done again.
    fills: (rows) => {
      weight = weightWith(rows);
      return weight >= BigInt(scan.maxWeight);
    },
  };
}
