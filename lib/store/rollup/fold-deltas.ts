import type pg from 'pg';
import { pool } from '../client/pools';
import { shouldYield, yieldEventLoop } from '../write/yield-event-loop';
import { addRow, durationsText, emptySum, type RedSum, type RollupValues } from './red-sum';
import { seriesShardKey } from './series-shard-key';

/** Seconds a bucket. Each divides the next. */
export const RESOLUTIONS = [60, 900, 7200] as const;
const DELTAS_A_STEP = 10_000;
/** A step that fails is tried again with a tenth, down to this: a busy database may not finish a large one. */
const FEW_DELTAS = 1_000;
/** Whoever searches waits while the values of one statement are written down. */
const ROWS_A_STATEMENT = 400;
// Whoever writes the rollup tables, as a retention will, holds it until the end of its transaction.
const FOLD_LOCK = `hashtextextended('throughline.fold', 0)`;

interface DeltaRow extends RollupValues {
  tenant_id: number;
  minute: number;
  service_id: number;
  operation_id: number;
  kind: number;
  callee_id: number | null;
}

interface Target {
  /** tenant, resolution, bucket, service (caller), operation (callee), kind. */
  key: readonly [number, number, number, number, number, number];
  sum: RedSum;
}

/**
 * Folds committed deltas into span_rollup and edge_rollup, step by step until none is left or `budgetMs` is over. Each
 * step is one transaction that takes rows out of one table and adds them to the others, so a crash loses nothing and a
 * reader of one snapshot sees each delta once. While another process folds, this does nothing.
 * @returns how many deltas were folded
 */
export async function foldDeltas({ budgetMs = 4_000, deltasAStep = DELTAS_A_STEP } = {}): Promise<number> {
  const deadline = performance.now() + budgetMs;
  let limit = deltasAStep;
  let folded = 0;
  for (;;) {
    let step: number | null;
    try {
      step = await foldStep(limit);
    } catch (error) {
      if (limit <= FEW_DELTAS) throw error;
      limit = Math.ceil(limit / 10);
      continue;
    }
    folded += step ?? 0;
    if (step === null || step < limit || performance.now() > deadline) return folded;
  }
}

/** @returns how many deltas it took; null while another process folds */
async function foldStep(limit: number): Promise<number | null> {
  const client = await pool('control').connect();
  let broken = true;
  try {
    await client.query(`BEGIN; SET LOCAL statement_timeout = '15s'`);
    const { rows } = await client.query<{ held: boolean }>(
      `SELECT pg_try_advisory_xact_lock(${FOLD_LOCK}) AS held`,
    );
    const deltas = rows[0]?.held ? await takeDeltas(client, limit) : null;
    if (deltas && deltas.length > 0) {
      await addTo(client, SPANS, await targets(deltas, false));
      await addTo(client, EDGES, await targets(deltas, true));
    }
    await client.query('COMMIT');
    broken = false;
    return deltas?.length ?? null;
  } catch (error) {
    broken = await client.query('ROLLBACK').then(
      () => false,
      () => true,
    );
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * Takes committed rows out, whichever come first: sums do not depend on their order, so neither on that of the ids. In two
 * statements, because one would be planned by statistics that are always wrong of a table that fills and empties.
 */
async function takeDeltas(client: pg.PoolClient, limit: number): Promise<DeltaRow[]> {
  const found = await client.query<{ id: bigint }>('SELECT id FROM rollup_delta LIMIT $1', [limit]);
  if (found.rows.length === 0) return [];
  return (await client.query<DeltaRow>(TAKE, [found.rows.map(({ id }) => id)])).rows;
}

const TAKE = `
  DELETE FROM rollup_delta WHERE id = ANY($1::bigint[])
  RETURNING tenant_id, minute, service_id, operation_id, kind, callee_id, n, errors, sum_ns,
    places::text AS places, counts::text AS counts`;

/** What the deltas add to each row of a table, in the order of its key. */
async function targets(deltas: readonly DeltaRow[], edges: boolean): Promise<Target[]> {
  const found = new Map<string, Target>();
  for (const [index, delta] of deltas.entries()) {
    if (shouldYield(index)) await yieldEventLoop();
    if ((delta.callee_id !== null) !== edges) continue;
    for (const resolution of RESOLUTIONS) {
      const bucket = Math.floor((delta.minute * 60) / resolution);
      for (const of of edges ? [delta.callee_id ?? 0] : [delta.operation_id, 0]) {
        const key = [delta.tenant_id, resolution, bucket, delta.service_id, of, delta.kind] as const;
        const text = key.join();
        const target = found.get(text) ?? { key, sum: emptySum() };
        found.set(text, target);
        addRow(target.sum, delta);
      }
    }
  }
  return [...found.values()].sort((a, b) => compareKeys(a.key, b.key));
}

function compareKeys(a: Target['key'], b: Target['key']): number {
  for (let at = 0; at < a.length; at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

interface TableSql {
  table: string;
  /** The columns of the key. */
  columns: string;
}

const SPANS: TableSql = {
  table: 'span_rollup',
  columns: 'tenant_id, resolution, bucket, service_id, operation_id, kind',
};
const EDGES: TableSql = {
  table: 'edge_rollup',
  columns: 'tenant_id, resolution, bucket, caller_id, callee_id, kind',
};

/**
 * Adds sums to a table: reads what is there, adds, and puts it back, which the lock makes safe. SQL has no sum of arrays
 * that a cluster would take in ON CONFLICT.
 */
async function addTo(client: pg.PoolClient, { table, columns }: TableSql, all: Target[]): Promise<void> {
  const keyed = `$1::int[], $2::int[], $3::int[], $4::int[], $5::int[], $6::smallint[], $7::int[]`;
  for (let from = 0; from < all.length; from += ROWS_A_STATEMENT) {
    const part = all.slice(from, from + ROWS_A_STATEMENT);
    const keys = [
      ...[0, 1, 2, 3, 4, 5].map((at) => part.map(({ key }) => key[at])),
      part.map(({ key }) => seriesShardKey(key[0], key[3])),
    ];
    const { rows } = await client.query<RollupValues & { at: bigint }>(
      `SELECT w.at, r.n, r.errors, r.sum_ns, NULL AS places, r.durations::text AS counts
        FROM unnest(${keyed}) WITH ORDINALITY AS w (${columns}, shard_key, at)
        JOIN ${table} r USING (${columns}, shard_key)`,
      keys,
    );
    for (const row of rows) {
      const target = part[Number(row.at) - 1];
      if (target) addRow(target.sum, row);
    }
    await client.query(
      `INSERT INTO ${table} AS r (${columns}, shard_key, n, errors, sum_ns, durations)
        SELECT ${columns}, shard_key, n, errors, sum_ns, durations::int[]
        FROM unnest(${keyed}, $8::bigint[], $9::bigint[], $10::numeric[], $11::text[])
          AS w (${columns}, shard_key, n, errors, sum_ns, durations)
        ON CONFLICT (${columns}, shard_key) DO UPDATE
          SET n = excluded.n, errors = excluded.errors, sum_ns = excluded.sum_ns, durations = excluded.durations`,
      [
        ...keys,
        part.map(({ sum }) => sum.n),
        part.map(({ sum }) => sum.errors),
        part.map(({ sum }) => sum.sumNs.toString()),
        part.map(({ sum }) => durationsText(sum)),
      ],
    );
  }
}
