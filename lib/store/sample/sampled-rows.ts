import type { SqlParams } from '../../query/compile/sql-params';
import type { Predicate } from '../scan/predicate';
import type { Block } from './plan-blocks';
import { matchesOf } from './read-blocks';

/** A block, and how many logs each of its rows stands for. */
export interface WeighedBlock {
  block: Block;
  weight: number;
}

/** The matching rows of the blocks as `t`, with the place of their block and what they stand for: `block`, `w`. */
export function sampledRows(
  params: SqlParams,
  {
    blocks,
    tenantId,
    predicate,
  }: { blocks: readonly WeighedBlock[]; tenantId: number; predicate: Predicate },
): { from: string; where: string } {
  const weights = `${params.add(blocks.map(({ weight }) => weight.toFixed(6)))}::numeric[]`;
  const matches = matchesOf(params, { blocks: blocks.map(({ block }) => block), tenantId, predicate });
  return { from: `(SELECT t.*, b.block, (${weights})[b.block + 1] AS w FROM ${matches}) t`, where: 'TRUE' };
}
