import pg from 'pg';
import type { Ledger } from './load';

const COUNTS = `
  SELECT split_part(text, ' ', 2) AS batch, count(*)::int AS n, count(DISTINCT split_part(text, ' ', 3))::int AS kinds
  FROM (SELECT body AS text FROM log UNION ALL SELECT name FROM span) t
  WHERE text LIKE 'torture %' GROUP BY 1`;

export interface Counts {
  batches: number;
  records: number;
  /** A line for each batch of which a record is missing or there twice. */
  wrong: string[];
}

/** Compares what was acknowledged with what is in the database. */
export async function checkCounts(databaseUrl: string, { stored }: Ledger): Promise<Counts> {
  return await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ batch: string; n: number; kinds: number }>(COUNTS);
    const found = new Map(rows.map((row) => [row.batch, row]));
    const wrong: string[] = [];
    let records = 0;
    for (const batch of stored.values()) {
      const { n = 0, kinds = 0 } = found.get(batch.name) ?? {};
      records += batch.records;
      if (n !== batch.records || kinds !== batch.records)
        wrong.push(`${batch.name}: ${batch.records} acknowledged, ${n} there, ${kinds} different`);
      found.delete(batch.name);
    }
    for (const { batch, n, kinds } of found.values())
      if (n !== kinds) wrong.push(`${batch}: not acknowledged, ${n} there, ${kinds} different`);
    return { batches: stored.size, records, wrong };
  });
}

/** Logs whose text is LIKE this. */
export async function countText(databaseUrl: string, pattern: string): Promise<number> {
  return await withClient(databaseUrl, async (client) => {
    const { rows } = await client.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM log WHERE body LIKE $1',
      [pattern],
    );
    return rows[0]?.n ?? 0;
  });
}

async function withClient<T>(databaseUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
