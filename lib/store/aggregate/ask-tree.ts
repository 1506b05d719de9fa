import { AppError } from '../../errors';
import type { AggResult } from '../../query/aggregate/agg-result';
import type { AggGroup, AggTree } from '../../query/aggregate/agg-tree';
import type { QueryNode } from '../../query/ast';
import type { SqlParams } from '../../query/compile/sql-params';
import type { TimeRange } from '../../time/time-range';
import { type TimeRounding, timeRounding } from '../../time/time-rounding';
import type { Run } from '../client/run-query';
import { statement } from '../client/statement';
import type { Predicate } from '../scan/predicate';
import { BaseColumns } from './base-columns';
import type { BaseRows } from './base-rows';
import type { Signal } from './field-place';
import { readTree, type TreeRow } from './read-tree';
import { type TreeNode, treeSql } from './tree-sql';

/** A tree, and the rows it is asked of. */
export interface AskTree {
  signal: Signal;
  tree: AggTree;
  tenantId: number;
  /** SQL of the rows, as `t`. */
  rows: (params: SqlParams) => BaseRows;
  /** Column of `t`: how many records a row stands for. Null: one each. */
  weight: string | null;
  /** Compiles the conditions of `filters`. */
  compile: (filter: QueryNode) => Predicate;
  roundings: ReadonlyMap<AggGroup, TimeRounding>;
  maxBuckets: number;
  /** Whether the rows have a column `block` that they are counted by as well. */
  hasBlocks?: boolean;
}

export interface TreeRead {
  result: AggResult;
  /** All rows, by what they stand for. */
  total: number;
  /** Rows of each block that has any. */
  rowsOfBlocks: ReadonlyMap<number, number>;
}

/** Rows of all buckets together that `rows` measures may ask for. */
const MAX_ROWS = 10_000;
/** Bytes of keys and numbers of the answer. */
const MAX_WEIGHT = 64 * 1024 * 1024;
/** Stands for the node of a tree in the row that counts rows by block. */
const OF_BLOCKS = -1;
const NO_ROUNDING: TimeRounding = { kind: 'even', stepNs: 1n, shiftNs: 0n };

const COUNT_BLOCKS = `SELECT ${OF_BLOCKS}, coalesce(array_agg(x.block || ' ' || x.n), '{}'), 0::bigint, '[]'::json
  FROM (SELECT b.block, count(*) AS n FROM b GROUP BY 1) x`;

/** One statement, two where a field has lists. Throws AppError `bad_request` when there are too many buckets. */
export async function askTree(run: Run, question: AskTree): Promise<TreeRead> {
  const first = await ask(run, question, new Set());
  // Hardly any record has a list: only where one turned up are all read again, each value of it counted.
  const lists = first.lists();
  const { nodes, rows } = lists.size === 0 ? first : await ask(run, question, lists);
  const counted = rows.find(({ node }) => node === OF_BLOCKS)?.path ?? [];
  const rowsOfBlocks = new Map(
    counted.map((text) => text.split(' ').map(Number) as [block: number, rows: number]),
  );
  return { ...readTree(nodes, rows), rowsOfBlocks };
}

async function ask(
  run: Run,
  { signal, tree, tenantId, rows: from, weight, compile, roundings, maxBuckets, hasBlocks = false }: AskTree,
  lists: ReadonlySet<string>,
): Promise<{ nodes: TreeNode[]; rows: TreeRow[]; lists: () => Set<string> }> {
  const hasRows = holdsRows(tree);
  const most = maxBuckets + (hasRows ? MAX_ROWS : 0);
  let nodes: TreeNode[] = [];
  let mayHaveLists: string[] = [];
  const rows = await run<TreeRow & { weight_so_far: number }>(
    statement((params) => {
      const columns = new BaseColumns(params, { lists }, signal);
      const rounding = (group: AggGroup) => roundings.get(group) ?? NO_ROUNDING;
      const written = treeSql(tree, { params, columns, compile, rounding }, weight);
      nodes = written.nodes;
      mayHaveLists = columns.listTests().map(({ name }) => name);
      if (hasBlocks) written.selects.push(COUNT_BLOCKS);
      const always = [
        ...(weight === null ? [] : [weight]),
        ...(hasBlocks ? ['block'] : []),
        ...(hasRows ? ['time_ns', 'seq'] : []),
      ];
      const base = columns.sql(from(params), always, tenantId);
      return `WITH b AS (${base})${written.tables.map((table) => `,\n${table}`).join('')}
        SELECT * FROM (
          SELECT u.*, octet_length(u.path::text) + octet_length(u.m::text) AS weight,
            sum(octet_length(u.path::text) + octet_length(u.m::text)) OVER (ROWS UNBOUNDED PRECEDING)::float8 AS weight_so_far
          FROM (${written.selects.join('\nUNION ALL ')} LIMIT ${most + 3}) u
        ) x WHERE x.weight_so_far - x.weight <= ${MAX_WEIGHT}`;
    }),
  );
  if ((rows.at(-1)?.weight_so_far ?? 0) > MAX_WEIGHT) {
    throw new AppError(
      'bad_request',
      'The buckets are larger than 64 MiB together: group by fewer or shorter values.',
    );
  }
  const buckets = rows.filter(({ node }) => nodes[node]?.rowsOf === null).length - 1;
  if (buckets > maxBuckets) throw tooManyBuckets(maxBuckets);
  if (rows.length - buckets - 1 > MAX_ROWS) {
    throw new AppError(
      'bad_request',
      `The buckets ask for more than ${MAX_ROWS} logs together: ask for fewer.`,
    );
  }
  return {
    nodes,
    rows,
    lists: () => {
      const flags = rows.find(({ node }) => node === 0)?.m[0].flat() ?? [];
      return new Set(mayHaveLists.filter((_, index) => flags[index] === true));
    },
  };
}

/** Where the buckets of each time group begin. Throws AppError `bad_request` when they are more than can be listed. */
export function roundingsOf(
  tree: AggTree,
  { fromNs, toNs }: TimeRange,
  maxBuckets: number,
): Map<AggGroup, TimeRounding> {
  const roundings = new Map<AggGroup, TimeRounding>();
  for (const group of allGroups(tree)) {
    if (group.by.kind !== 'time') continue;
    const rounding = timeRounding(group.by.step, fromNs, toNs);
    if (rounding === null) throw tooManyBuckets(maxBuckets);
    roundings.set(group, rounding);
  }
  return roundings;
}

function allGroups(tree: AggTree): AggGroup[] {
  return [...tree.groups.values()].flatMap((group) => [group, ...allGroups(group)]);
}

function holdsRows(tree: AggTree): boolean {
  return [tree, ...allGroups(tree)].some(({ measures }) =>
    [...measures.values()].some(({ kind }) => kind === 'rows'),
  );
}

function tooManyBuckets(maxBuckets: number): AppError {
  return new AppError(
    'bad_request',
    `The question has more than ${maxBuckets} buckets: group by less, or by longer stretches of time.`,
    { details: { maxBuckets } },
  );
}
