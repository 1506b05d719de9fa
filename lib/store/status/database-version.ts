import { type RunOptions, runQuery } from '../client/run-query';

/** The server's version, e.g. `18.4`. Throws AppError `unavailable` when it does not answer. */
export async function databaseVersion(options: Pick<RunOptions, 'signal'>): Promise<string> {
  const rows = await runQuery<{ version: string }>(
    { text: `SELECT split_part(current_setting('server_version'), ' ', 1) AS version`, values: [] },
    { ...options, timeoutMs: 2_000, pool: 'control' },
  );
  return rows[0]?.version ?? '';
}
