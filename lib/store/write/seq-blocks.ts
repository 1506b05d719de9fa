import { processSingleton } from '../../process-singleton';
import { ask } from '../client/ask';

/** `ingest_seq` steps by this: whoever gets v owns v to v + 99,999. */
const BLOCK = 100_000;
const NAME = 'seq-blocks';

interface Blocks {
  next: number;
  end: number;
  turn: Promise<unknown>;
}

/**
 * Takes `count` ingest sequence numbers. They rise in the order of the calls, with gaps where a block ends; between
 * processes their order is only that of the blocks.
 * @returns numbers below 2^53, in ranges of `from` (inclusive) and `count`
 */
export async function takeSeqs(count: number): Promise<{ from: number; count: number }[]> {
  const blocks = processSingleton<Blocks>(NAME, () => ({ next: 0, end: 0, turn: Promise.resolve() }));
  const mine = blocks.turn.then(() => take(blocks, count));
  blocks.turn = mine.catch(() => undefined);
  return await mine;
}

async function take(blocks: Blocks, count: number): Promise<{ from: number; count: number }[]> {
  const ranges = [];
  let left = count;
  while (left > 0) {
    if (blocks.next === blocks.end) {
      const [row] = await ask<{ v: bigint }>(`SELECT nextval('ingest_seq') AS v`);
      if (!row) throw new Error('PostgreSQL gave no sequence number.');
      blocks.next = Number(row.v);
      blocks.end = blocks.next + BLOCK;
    }
    const taken = Math.min(left, blocks.end - blocks.next);
    ranges.push({ from: blocks.next, count: taken });
    blocks.next += taken;
    left -= taken;
  }
  return ranges;
}
