import type pg from 'pg';
import { processSingleton } from '../../process-singleton';
import { copyRows } from './copy-rows';
import { DistinctSpans } from './distinct-spans';
import { type EncodedSpans, SPAN_COLUMNS } from './encode-spans';
import type { RowRange } from './encoded-batch';
import { withoutRows } from './without-rows';

const UNIQUE_VIOLATION = '23505';
const MOST_SKIPPED = 64;

/** Where spans keep coming that are there already, the straight way is in vain: it is tried less and less often. */
const straight = () => processSingleton('straight-copy', () => ({ skip: 0, pause: 0 }));

/**
 * Puts spans in, each once. Almost none is there already, so they are COPYed straight into their partitions; when one is,
 * they go by way of `arriving_span`, because COPY knows no ON CONFLICT.
 * @returns of each range the rows that are not stored again
 */
export async function insertSpans(
  client: pg.PoolClient,
  ranges: RowRange<EncodedSpans>[],
): Promise<ReadonlySet<number>[]> {
  const { spans, repeated } = distinct(ranges);
  const pieces = ranges.flatMap((range, at) => withoutRows(range, repeated[at]));
  if (await copyStraight(client, pieces)) return repeated;
  await client.query('TRUNCATE arriving_span');
  await copyRows(client, `arriving_span (${SPAN_COLUMNS})`, pieces);
  const { rows } = await client.query<[string, bigint, bigint, number]>({ text: INSERT, rowMode: 'array' });
  if (rows.length === spans.size) return repeated;
  const stored = new Set(rows.map(([trace, span, start, kind]) => spans.find(trace, span, start, kind)));
  return ranges.map(({ batch, from, to }) => {
    const there = new Set<number>();
    for (let row = from; row < to; row++) if (!stored.has(batch.spans[row])) there.add(row);
    return there;
  });
}

// In the order of the key: two transactions with the same spans then wait for each other only one way.
const INSERT = `
  INSERT INTO span (${SPAN_COLUMNS})
  SELECT ${SPAN_COLUMNS} FROM arriving_span ORDER BY trace_key, span_key, start_ns, kind
  ON CONFLICT DO NOTHING
  RETURNING trace_key, span_key, start_ns, kind`;

/** @returns false where a span is there already; nothing of them is stored then */
async function copyStraight(client: pg.PoolClient, pieces: RowRange<EncodedSpans>[]): Promise<boolean> {
  const way = straight();
  if (way.skip > 0) {
    way.skip--;
    return false;
  }
  await client.query('SAVEPOINT straight');
  try {
    await copyRows(client, `span (${SPAN_COLUMNS})`, pieces);
    await client.query('RELEASE straight');
    way.pause = 0;
    return true;
  } catch (error) {
    // Also after a deadlock, which two crossing COPYs of the same spans can come to.
    way.pause = Math.min(MOST_SKIPPED, Math.max(1, way.pause * 2));
    way.skip = way.pause;
    if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
    await client.query('ROLLBACK TO straight; RELEASE straight');
    return false;
  }
}

/** Of equal spans in one group the first is stored: which one PostgreSQL would take is not said anywhere. */
function distinct(ranges: RowRange<EncodedSpans>[]): { spans: DistinctSpans; repeated: Set<number>[] } {
  const spans = new DistinctSpans();
  const repeated = ranges.map(({ batch, from, to }) => {
    const rows = new Set<number>();
    for (let row = from; row < to; row++) {
      const span = batch.spans[row];
      if (span && !spans.add(span)) rows.add(row);
    }
    return rows;
  });
  return { spans, repeated };
}
