import type pg from 'pg';
import { say } from '../search/progress';
import type { BenchPanel } from './bench-panels';

/** Ms that the figures of a panel take in plain SQL, exactly; null: over two minutes. */
export async function plainSql(
  client: pg.Client,
  { panel, sql }: BenchPanel,
  { fromMs, toMs }: { fromMs: number; toMs: number },
): Promise<number | null> {
  say(`plain SQL: ${panel.title}`, true);
  await client.query("SET statement_timeout = '120s'");
  const started = performance.now();
  try {
    await client.query(
      `SELECT ${sql.by === '()' ? '' : `${sql.by}, `}${sql.select} FROM log t
        WHERE t.tenant_id = 1 AND t.time_ns >= $1::bigint AND t.time_ns < $2::bigint AND ${sql.where}
        GROUP BY ${sql.by === '()' ? '()' : sql.by}`,
      [`${fromMs}000000`, `${toMs}000000`],
    );
  } catch (error) {
    if ((error as { code?: string }).code === '57014') return null;
    throw error;
  }
  return performance.now() - started;
}
