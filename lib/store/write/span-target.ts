import type pg from 'pg';
import { copyRows } from './copy-rows';
import { type EncodedSpans, SPAN_COLUMNS, spanRowKey } from './encode-spans';
import type { RowRange } from './encoded-batch';
import type { WriteTarget } from './write-target';

const prepared = new WeakSet<pg.PoolClient>();
/** Connections whose transaction has filled the arrival table already, as happens while a batch is salvaged. */
const filled = new WeakSet<pg.PoolClient>();

/**
 * Spans are COPYed into a temporary table without indexes and inserted from there, because COPY knows no ON CONFLICT and
 * a span that is sent again (a retry, overlapping files) must meet itself.
 */
export const spanTarget: WriteTarget<EncodedSpans> = {
  signal: 'spans',
  table: 'span',
  async prepare(client) {
    filled.delete(client);
    if (prepared.has(client)) return;
    await client.query(
      `SET client_min_messages = warning;
       CREATE TEMPORARY TABLE IF NOT EXISTS span_arrival (LIKE span) ON COMMIT DELETE ROWS`,
    );
    prepared.add(client);
  },
  async insertRows(client, ranges) {
    if (filled.has(client)) await client.query('TRUNCATE span_arrival');
    filled.add(client);
    await copyRows(client, `span_arrival (${SPAN_COLUMNS})`, ranges);
    const { rows } = await client.query<string[]>({ text: INSERT, rowMode: 'array', types: asText });
    const total = ranges.reduce((sum, { from, to }) => sum + to - from, 0);
    if (rows.length === total) return ranges.map(({ from, to }) => to - from);
    return countStored(
      ranges,
      new Set(
        rows.map(([trace = '', span = '', start = '', kind = '']) => spanRowKey(trace, span, start, kind)),
      ),
    );
  },
  async finish() {},
};

// In the order of the key: two transactions with the same spans then wait for each other only one way.
const INSERT = `
  INSERT INTO span (${SPAN_COLUMNS})
  SELECT ${SPAN_COLUMNS} FROM span_arrival ORDER BY trace_key, span_key, start_ns, kind
  ON CONFLICT DO NOTHING
  RETURNING trace_key, span_key, start_ns, kind`;

const asText: pg.CustomTypesConfig = { getTypeParser: () => (value: string) => value };

/** Of equal spans in one group the first batch's counts as the stored one. */
function countStored(ranges: RowRange<EncodedSpans>[], stored: Set<string>): number[] {
  return ranges.map(({ batch, from, to }) => {
    let count = 0;
    for (let row = from; row < to; row++) if (stored.delete(batch.keys[row] ?? '')) count++;
    return count;
  });
}
