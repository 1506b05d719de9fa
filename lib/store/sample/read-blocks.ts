import type { SqlParams } from '../../query/compile/sql-params';
import type { Sql } from '../client/run-query';
import { statement } from '../client/statement';
import type { Predicate } from '../scan/predicate';
import type { Block } from './plan-blocks';

interface ReadBlocks {
  blocks: readonly Block[];
  tenantId: number;
  predicate: Predicate;
  /** SQL over t for the bytes of a row. */
  weight: string;
}

/** Matches and their bytes, block by block; a block without a match is left out. Rows: block, n, weight. */
export function countBlocks(read: ReadBlocks): Sql {
  return statement(
    (params) => `SELECT b.block, count(*)::int AS n, sum(${read.weight})::float8 AS weight
      FROM ${matchesOf(params, read)} GROUP BY 1`,
  );
}

/** Matches of each block by severity number. Rows: block, severity, n. */
export function countBlocksBySeverity(read: ReadBlocks): Sql {
  return statement(
    (params) =>
      `SELECT b.block, t.severity, count(*)::int AS n FROM ${matchesOf(params, read)} GROUP BY 1, 2`,
  );
}

/**
 * The matching rows of the blocks, in the order of `blocks`, up to the one that fills `maxWeight` bytes. `block` is the
 * place in `blocks`, `weight_so_far` the bytes with this row.
 */
export function rowsOfBlocks(read: ReadBlocks, columns: string, maxWeight: number): Sql {
  // A window without an order takes the rows as they come: nothing is sorted, however large they are.
  return statement(
    (params) => `SELECT * FROM (
        SELECT b.block, ${columns}, (${read.weight})::float8 AS weight,
          sum(${read.weight}) OVER (ROWS UNBOUNDED PRECEDING)::float8 AS weight_so_far
        FROM ${matchesOf(params, read)}
      ) t WHERE t.weight_so_far - t.weight < ${params.add(maxWeight)}::float8`,
  );
}

/** FROM and WHERE of the matches `t` in blocks `b`. Each block: a walk along the index to its first row, then its rows in one piece. */
export function matchesOf(
  params: SqlParams,
  { blocks, tenantId, predicate }: Omit<ReadBlocks, 'weight'>,
): string {
  const list = (of: (block: Block, index: number) => unknown, type: string) =>
    `${params.add(blocks.map(of))}::${type}[]`;
  const first = (fromEnd: boolean) => `(SELECT t.time_ns, t.seq FROM log t
      WHERE ${fromEnd ? '' : 'NOT '}b.from_end AND t.time_ns >= b.from_ns AND t.time_ns < b.to_ns
      ORDER BY ${fromEnd ? 't.time_ns DESC, t.seq DESC' : 't.time_ns, t.seq'} OFFSET b.skip LIMIT 1)`;
  return `unnest(
        ${list((block) => block.fromNs.toString(), 'bigint')}, ${list((block) => block.toNs.toString(), 'bigint')},
        ${list((block) => block.untilNs.toString(), 'bigint')}, ${list((block) => block.skip, 'int')},
        ${list((block) => block.fromEnd, 'boolean')}, ${list((block) => block.take, 'int')},
        ${list((_, index) => index, 'int')}
      ) AS b(from_ns, to_ns, until_ns, skip, from_end, take, block)
      CROSS JOIN LATERAL (${first(false)} UNION ALL ${first(true)}) f
      CROSS JOIN LATERAL (
        SELECT * FROM log t
        WHERE t.time_ns >= f.time_ns AND t.time_ns < b.until_ns AND (t.time_ns, t.seq) >= (f.time_ns, f.seq)
        ORDER BY t.time_ns, t.seq LIMIT b.take
      ) t
      WHERE t.tenant_id = ${params.add(tenantId)}::int AND (${predicate(params).exact})`;
}
