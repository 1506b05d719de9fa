import type { SqlParams } from '../../query/compile/sql-params';
import type { Sql } from '../client/run-query';
import { statement } from '../client/statement';
import { planPieces } from './plan-pieces';
import type { RollupValues } from './red-sum';

/** Whole minutes since the epoch, to exclusive. */
export interface MinuteRange {
  fromMinute: number;
  toMinute: number;
}

export interface RollupRead extends MinuteRange {
  tenantId: number;
  /** Width of the buckets that are told apart, aligned to the epoch; null: the range is one bucket, number 0. */
  stepMinutes: number | null;
  /** Without durations: `counts` is empty, and rows are summed by key in the database. */
  durations: boolean;
}

/** One row of a bucket; several rows may be of the same bucket and key. */
export interface RollupRow extends RollupValues {
  bucket: number;
  /** The minutes that the row is of; without durations 0. */
  minute: number;
  minutes: number;
}

/** A table, its rows in rollup_delta, and the columns that both give. */
export interface RollupSource {
  table: 'span_rollup' | 'edge_rollup';
  /** Key columns of the table `r` and of rollup_delta `r`, named alike. */
  columns: { table: string; delta: string }[];
  where: { table: (params: SqlParams) => string; delta: (params: SqlParams) => string };
}

/**
 * One statement, and so one snapshot, over the folded rows and those that are not folded yet: what is being folded
 * meanwhile is counted once.
 */
export function rollupStatement(read: RollupRead, { table, columns, where }: RollupSource): Sql {
  const { tenantId, fromMinute, toMinute, stepMinutes } = read;
  const values = read.durations
    ? {
        folded: 'r.n, r.errors, r.sum_ns, NULL AS places, r.durations::text AS counts',
        delta: 'r.n, r.errors, r.sum_ns, r.places::text, r.counts::text',
      }
    : { folded: 'r.n, r.errors, r.sum_ns', delta: 'r.n, r.errors, r.sum_ns' };
  return statement((params) => {
    const tenant = `r.tenant_id = ${params.add(tenantId)}::int`;
    const step = stepMinutes === null ? null : `${params.add(stepMinutes * 60)}::bigint`;
    const bucket = (seconds: string) =>
      step === null ? '0' : `floor((${seconds})::bigint / ${step}::numeric)::int`;
    const at = (minute: string, minutes: number) =>
      read.durations ? `${minute} AS minute, ${minutes} AS minutes,` : '';
    const folded = planPieces(fromMinute, toMinute, stepMinutes).map(
      ({
        resolution,
        from,
        to,
      }) => `SELECT ${bucket(`r.bucket::bigint * ${resolution}`)} AS bucket, ${at(`r.bucket * ${resolution / 60}`, resolution / 60)}
          ${columns.map((column) => column.table).join(', ')}, ${values.folded}
        FROM ${table} r WHERE ${tenant} AND r.resolution = ${resolution}
          AND r.bucket >= ${params.add(from)}::int AND r.bucket < ${params.add(to)}::int
          AND ${where.table(params)}`,
    );
    const delta = `SELECT ${bucket('r.minute::bigint * 60')} AS bucket, ${at('r.minute', 1)}
        ${columns.map((column) => column.delta).join(', ')}, ${values.delta}
      FROM rollup_delta r WHERE ${tenant} AND r.minute >= ${params.add(fromMinute)}::int
        AND r.minute < ${params.add(toMinute)}::int AND ${where.delta(params)}`;
    const all = [...folded, delta].join('\nUNION ALL ');
    if (read.durations) return all;
    const keys = columns.map(({ table: column }) => column.split(/\.| AS /).at(-1) ?? column).join(', ');
    return `SELECT bucket, 0 AS minute, 0 AS minutes, ${keys}, sum(n)::bigint AS n, sum(errors)::bigint AS errors, sum(sum_ns) AS sum_ns,
        NULL AS places, '{}' AS counts FROM (${all}) a GROUP BY bucket, ${keys}`;
  });
}
