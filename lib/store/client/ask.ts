import type pg from 'pg';
import { pool } from './pools';
import { within } from './within';

/** Ingest must not wait longer than a sender does. */
const ANSWER_MS = 10_000;

/**
 * A short statement of ingest on a connection of its own: ids of the dictionary, sequence numbers. Rejects with the
 * driver's error, within ten seconds also when the database went silent; its connection is then not used again.
 */
export async function ask<Row extends pg.QueryResultRow>(
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return (await pool('ingest').query<Row>(within(ANSWER_MS, text, values))).rows;
}
