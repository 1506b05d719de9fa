import type pg from 'pg';
import { rollupShardKey } from '../../contracts/keys';
import { NS_PER_MINUTE } from '../../time/time-ns';
import type { StreamRef } from '../dictionary/dictionary-cache';

/** Counts of one minute and service, by severity class in the order of SEVERITY_CLASSES. */
export interface RollupCell {
  tenantId: number;
  minute: number;
  serviceId: number;
  service: string;
  counts: number[];
}

/** Adds up a batch's logs, and remembers each row's cell so that a row that is rejected later can be taken out. */
export class LogRollup {
  private readonly cells = new Map<string, RollupCell>();
  private readonly rows: { cell: RollupCell; severity: number }[] = [];

  constructor(private readonly tenantId: number) {}

  add(minute: number, { serviceId, service }: StreamRef, severity: number): void {
    const key = `${minute} ${serviceId}`;
    let cell = this.cells.get(key);
    if (!cell) {
      cell = { tenantId: this.tenantId, minute, serviceId, service, counts: [0, 0, 0, 0, 0, 0, 0] };
      this.cells.set(key, cell);
    }
    this.rows.push({ cell, severity });
  }

  /** The sums of all rows but the rejected ones. */
  sum(rejectedRows: ReadonlySet<number>): RollupCell[] {
    for (const cell of this.cells.values()) cell.counts.fill(0);
    for (const [index, { cell, severity }] of this.rows.entries()) {
      if (rejectedRows.has(index)) continue;
      const at = severity < 1 || severity > 24 ? 0 : Math.ceil(severity / 4);
      cell.counts[at] = (cell.counts[at] ?? 0) + 1;
    }
    return [...this.cells.values()].filter(({ counts }) => counts.some((count) => count > 0));
  }
}

/**
 * Adds cells to the rollups by minute and by hour. Sorted, because two transactions that lock the same rows in different
 * order wait for each other; the last statements before COMMIT, because the next writer waits for these rows until then.
 */
export async function upsertRollup(client: pg.PoolClient, batches: RollupCell[][]): Promise<void> {
  const cells = batches.flat();
  const hours = cells.map((cell) => ({ ...cell, minute: cell.minute - (((cell.minute % 60) + 60) % 60) }));
  await upsert(client, 'log_rollup_minute', merge(cells));
  await upsert(client, 'log_rollup_hour', merge(hours));
}

async function upsert(client: pg.PoolClient, table: string, cells: readonly RollupCell[]): Promise<void> {
  if (cells.length === 0) return;
  const columns = [0, 1, 2, 3, 4, 5, 6].map((at) => cells.map(({ counts }) => counts[at] ?? 0));
  await client.query(upsertSql(table), [
    cells.map(({ minute }) => (BigInt(minute) * NS_PER_MINUTE).toString()),
    cells.map(({ tenantId }) => tenantId),
    cells.map(({ serviceId }) => serviceId),
    cells.map(({ tenantId, service, minute }) => rollupShardKey(tenantId, service, minute)),
    ...columns,
  ]);
}

const COUNTS = ['n_unset', 'n_trace', 'n_debug', 'n_info', 'n_warn', 'n_error', 'n_fatal'];
const upsertSql = (table: string) => `
  INSERT INTO ${table} AS r (bucket_ns, tenant_id, service_id, shard_key, ${COUNTS.join(', ')})
  SELECT * FROM unnest($1::bigint[], $2::int[], $3::int[], $4::int[],
                       ${COUNTS.map((_, i) => `$${i + 5}::bigint[]`).join(', ')})
  ON CONFLICT (tenant_id, bucket_ns, service_id, shard_key) DO UPDATE SET
    ${COUNTS.map((name) => `${name} = r.${name} + excluded.${name}`).join(', ')}`;

function merge(cells: readonly RollupCell[]): RollupCell[] {
  const merged = new Map<string, RollupCell>();
  for (const cell of cells) {
    const key = `${cell.tenantId} ${cell.minute} ${cell.serviceId}`;
    const sum = merged.get(key);
    if (!sum) merged.set(key, { ...cell, counts: [...cell.counts] });
    else for (const [at, count] of cell.counts.entries()) sum.counts[at] = (sum.counts[at] ?? 0) + count;
  }
  return [...merged.values()].sort(
    (a, b) => a.tenantId - b.tenantId || a.minute - b.minute || a.serviceId - b.serviceId,
  );
}
