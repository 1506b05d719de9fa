import type pg from 'pg';

export interface PartSize {
  table: string;
  part: string;
  bytes: number;
}

/** Bytes on disk of the logs and all that is written with them, by table and index; partitions' indexes are named after their parents'. */
export async function diskUse(client: pg.Client): Promise<PartSize[]> {
  const { rows } = await client.query<{ table: string; part: string; bytes: string }>(`
    WITH tables AS (
      SELECT 'log' AS name, relid AS oid FROM pg_partition_tree('log') WHERE isleaf
      UNION ALL SELECT relname, oid FROM pg_class WHERE relkind = 'r' AND NOT relispartition
        AND relnamespace = 'public'::regnamespace AND relname !~ '^(span|_prisma|saved_|tenant|service|stream)'
    ), parts AS (
      SELECT t.name, 'rows' AS part, t.oid FROM tables t
      UNION ALL
      SELECT t.name, coalesce(parent.relname, i.indexrelid::regclass::text), i.indexrelid FROM tables t JOIN pg_index i ON i.indrelid = t.oid
        LEFT JOIN pg_inherits h ON h.inhrelid = i.indexrelid LEFT JOIN pg_class parent ON parent.oid = h.inhparent
    )
    SELECT name AS table, part, sum(pg_table_size(oid))::text AS bytes FROM parts GROUP BY 1, 2 ORDER BY name, sum(pg_table_size(oid)) DESC`);
  return rows.map(({ table, part, bytes }) => ({ table, part, bytes: Number(bytes) }));
}
