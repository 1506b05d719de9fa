import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

/** The yardstick: rows/s of COPY of `rows` stored rows into a table with the same columns and nothing else. */
export async function bareCopy(
  client: pg.Client,
  rows: number,
  runs: number,
  table: 'log' | 'span' = 'log',
): Promise<number[]> {
  const chunks: Buffer[] = [];
  const out = client.query(copyTo(`COPY (SELECT * FROM ${table} LIMIT ${rows}) TO STDOUT`));
  for await (const chunk of out) chunks.push(chunk as Buffer);
  const rates: number[] = [];
  for (let run = 0; run <= runs; run++) {
    await client.query('DROP TABLE IF EXISTS bench_bare_copy');
    await client.query(`CREATE TABLE bench_bare_copy (LIKE ${table})`);
    const started = performance.now();
    await pipeline(Readable.from(chunks), client.query(copyFrom('COPY bench_bare_copy FROM STDIN')));
    if (run > 0) rates.push((rows / (performance.now() - started)) * 1000);
  }
  await client.query('DROP TABLE bench_bare_copy');
  return rates;
}
