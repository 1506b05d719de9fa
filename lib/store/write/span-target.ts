import type pg from 'pg';
import { sumUpSpans } from '../summary/sum-up-spans';
import type { EncodedSpans } from './encode-spans';
import { insertSpans } from './insert-spans';
import type { WriteTarget } from './write-target';

const prepared = new WeakSet<pg.PoolClient>();

/** Spans are stored once each, and added up in the same transaction: summaries, rates and calls always agree with them. */
export const spanTarget: WriteTarget<EncodedSpans> = {
  signal: 'spans',
  table: 'span',
  async prepare(client) {
    if (prepared.has(client)) return;
    await client.query(
      `SET client_min_messages = warning;
       CREATE TEMPORARY TABLE IF NOT EXISTS arriving_span (LIKE span) ON COMMIT DELETE ROWS`,
    );
    prepared.add(client);
  },
  async insertRows(client, ranges) {
    return await insertSpans(client, ranges);
  },
  async finish(client, batches) {
    return await sumUpSpans(
      client,
      batches.flatMap(({ batch, absent }) =>
        absent.size === 0 ? batch.spans : batch.spans.filter((_, row) => !absent.has(row)),
      ),
    );
  },
};
