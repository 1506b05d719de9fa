import type pg from 'pg';
import { pool } from '../client/pools';
import { within } from '../client/within';

const EVERY_MS = 2_000;
const ANSWER_MS = 3_500;
const BACKEND = `SELECT state <> 'active' AS rests, state_change::text AS since FROM pg_stat_activity WHERE pid = $1`;

/** `silent`: no answer. `works`, also where its process is not listed, as behind a pooler. Else since when it rests. */
type BackendState = 'silent' | 'works' | { restsSince: string };

/**
 * Asks every two seconds, on another connection, what the database does for this one, and calls `lost` once it does
 * nothing: no answer twice, or PostgreSQL rests since before the last asking while an answer is waited for. That is within
 * ten seconds, which is what senders wait. A statement that is slow is left alone. The result ends the watch.
 */
export function watchSilence(client: pg.PoolClient, lost: () => void): () => void {
  let ended = false;
  let before: BackendState = 'works';
  let timer: NodeJS.Timeout | undefined;
  const look = async () => {
    const state = await backendState(client);
    if (ended) return;
    if (isStuck(before, state)) {
      lost();
      return;
    }
    before = state;
    // What did not answer has been waited for already.
    timer = setTimeout(() => void look(), state === 'silent' ? 0 : EVERY_MS);
  };
  timer = setTimeout(() => void look(), EVERY_MS);
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}

function isStuck(before: BackendState, now: BackendState): boolean {
  if (typeof now === 'object') return typeof before === 'object' && before.restsSince === now.restsSince;
  return now === 'silent' && before === 'silent';
}

async function backendState(client: pg.PoolClient): Promise<BackendState> {
  const { processID } = client as unknown as { processID: number };
  let timer: NodeJS.Timeout | undefined;
  // Also where no connection can be made, which takes longer by itself.
  const late = new Promise<BackendState>((resolve) => {
    timer = setTimeout(() => resolve('silent'), ANSWER_MS);
  });
  const asked = pool('watch')
    .query<{ rests: boolean; since: string }>(within(ANSWER_MS, BACKEND, [processID]))
    .then(({ rows: [row] }): BackendState => (row?.rests ? { restsSince: row.since } : 'works'))
    .catch((): BackendState => 'silent');
  return await Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
