import { roundTime, type TimeRounding } from '../../time/time-rounding';
import { type BlockPlan, rowsOf } from '../sample/plan-blocks';
import type { WeighedBlock } from '../sample/sampled-rows';
import type { Volume } from '../sample/volume';

/** So many blocks of a stretch say what share of its logs matches. */
const LEAST_BLOCKS = 4;

/**
 * What each row of a block stands for, so that buckets of time follow the volume of logs, which is known minute by minute:
 * the logs of a stretch of whole buckets over the rows that were read there. Without buckets: all logs over all rows.
 */
export function weighBlocks(
  { blocks, of }: BlockPlan,
  volumes: readonly Volume[],
  rounding: TimeRounding | null,
): WeighedBlock[] {
  const even = blocks.length === 0 ? 0 : of / blocks.length;
  if (rounding === null || blocks.length >= of) return blocks.map((block) => ({ block, weight: even }));
  const weighed: WeighedBlock[] = [];
  let at = 0;
  let logs = 0;
  let some: BlockPlan['blocks'] = [];
  const close = () => {
    const weight = logs / rowsOf(some);
    weighed.push(...some.map((block) => ({ block, weight })));
    [some, logs] = [[], 0];
  };
  for (const [index, { fromNs, logs: here }] of volumes.entries()) {
    logs += here;
    const end = volumes[index + 1]?.fromNs ?? null;
    for (let block = blocks[at]; block && (end === null || block.fromNs < end); block = blocks[++at])
      some.push(block);
    const isEdge = end === null || roundTime(rounding, end) !== roundTime(rounding, fromNs);
    if (isEdge && some.length >= LEAST_BLOCKS) close();
  }
  // What is left over is too little to say anything by itself: it counts as the rest does.
  weighed.push(...some.map((block) => ({ block, weight: even })));
  return weighed;
}
