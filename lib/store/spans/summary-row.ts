import { NS_PER_HOUR } from '../../time/time-ns';

/** A trace's row of trace_summary, with what its fields say of a plan's conditions. */
export interface SummaryRow {
  trace_key: string;
  shard_key: number;
  trace_text: string | null;
  start_ns: bigint;
  end_ns: bigint;
  duration_ns: bigint;
  span_count: number;
  error_count: number;
  service_ids: number[];
  root_service_id: number | null;
  root_start_ns: bigint | null;
  root_name: string | null;
  /** One for each field condition of the plan. */
  fields: boolean[];
}

const COLUMNS = `s.trace_key, s.shard_key, s.trace_text, s.start_ns, s.end_ns, s.duration_ns, s.span_count,
  s.error_count, s.service_ids, s.root_service_id, s.root_start_ns, s.root_name`;

/** The columns of a `SummaryRow` over alias `s`. @param fields SQL of the field conditions */
export function summaryColumns(fields: readonly string[]): string {
  const list = fields.map((sql) => `(${sql}) IS TRUE`).join(', ');
  return `${COLUMNS}, ${fields.length > 0 ? `ARRAY[${list}]` : `'{}'::boolean[]`} AS fields`;
}

export type TraceOrder = 'newest' | 'slowest' | 'errors' | 'spans';

/** What each order ranks by, the greatest first; equal ones by the newest start, then by the trace's key. */
export const RANK_COLUMN = {
  newest: 's.start_ns',
  slowest: 's.duration_ns',
  errors: 's.error_count',
  spans: 's.span_count',
} as const;

/** A trace's place in an order. */
export interface TracePosition {
  rank: bigint;
  startNs: bigint;
  /** As PostgreSQL prints a uuid. */
  traceKey: string;
}

const LAST_KEY = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const FIRST_KEY = '00000000-0000-0000-0000-000000000000';
const MOST = 2n ** 63n - 1n;

/** Before every trace. */
export const FRONT: TracePosition = { rank: MOST, startNs: MOST, traceKey: LAST_KEY };

/** Behind all traces of that rank or a higher one. */
export function below(rank: bigint): TracePosition {
  return { rank, startNs: -MOST, traceKey: FIRST_KEY };
}

export function positionOf(row: SummaryRow, order: TraceOrder): TracePosition {
  const ranks = {
    newest: row.start_ns,
    slowest: row.duration_ns,
    errors: BigInt(row.error_count),
    spans: BigInt(row.span_count),
  };
  return { rank: ranks[order], startNs: row.start_ns, traceKey: row.trace_key };
}

/** As trace_summary.hour counts. */
export function hourOf(ns: bigint): number {
  const hour = ns / NS_PER_HOUR;
  return Number(ns % NS_PER_HOUR < 0n ? hour - 1n : hour);
}
