import { z } from 'zod';

const answer = z.object({ logs: z.array(z.object({ time: z.string() })) });

/** The minute (since the epoch) of the newest stored log of the last 14 days; null when there is none. */
export async function lastStoredMinute(endpoint: string): Promise<number | null> {
  const response = await fetch(`${endpoint}/api/logs/search?from=now-14d&to=now%2B1d&limit=1`);
  if (!response.ok)
    throw new Error(`the server answered ${response.status} to a search: ${await response.text()}`);
  const newest = answer.parse(await response.json()).logs[0];
  return newest ? Math.floor(Date.parse(newest.time) / 60_000) : null;
}
