import type pg from 'pg';
import type { EncodedBatch, RowRange } from './encoded-batch';
import { failureKind, refusalReason } from './failure-kind';
import type { WriteTarget } from './write-target';

/** Each refused row costs two COPYs a halving; a batch of nothing but such rows must end. */
const MOST_REFUSALS = 1_000;

/**
 * Puts in all rows of a batch that PostgreSQL takes, by halving what it refuses under savepoints.
 * After a thousand refusals what is still refused is given up in whole pieces, and says so.
 * @returns the rows that were there already, and the refused rows with their reasons
 */
export async function insertSalvaging<B extends EncodedBatch>(
  client: pg.PoolClient,
  target: WriteTarget<B>,
  whole: RowRange<B>,
): Promise<{ duplicates: Set<number>; rejected: Map<number, string> }> {
  const rejected = new Map<number, string>();
  const duplicates = new Set<number>();
  const waiting = [whole];
  for (let range = waiting.pop(); range; range = waiting.pop()) {
    if (range.from === range.to) continue;
    await client.query('SAVEPOINT piece');
    try {
      const [there = []] = await target.insertRows(client, [range]);
      await client.query('RELEASE piece');
      for (const row of there) duplicates.add(row);
    } catch (error) {
      if (failureKind(error) !== 'data') throw error;
      await client.query('ROLLBACK TO piece; RELEASE piece');
      const { batch, from, to } = range;
      const middle = (from + to) >>> 1;
      if (to - from > 1 && rejected.size < MOST_REFUSALS)
        waiting.push({ batch, from: middle, to }, { batch, from, to: middle });
      else {
        const reason = to - from > 1 ? 'Too many records of this batch were refused.' : refusalReason(error);
        for (let row = from; row < to; row++) rejected.set(row, reason);
      }
    }
  }
  return { duplicates, rejected };
}
