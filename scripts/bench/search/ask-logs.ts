import { DAY_MS, DAYS, type DataSet } from './fill';

/** What one request of the page took, and what was in the answer. */
export interface Asked {
  ms: number;
  /** The answer is not whole: a time limit stopped it, or it failed. */
  cut: boolean;
  total: number | null;
  /** Relative error that an estimate states; null when it is exact. */
  statedError: number | null;
}

export type Ask = 'rows' | 'day first' | 'day exact' | 'week first' | 'week exact';

interface Answer {
  searchedTo?: string | null;
  total?: number;
  estimate?: { relativeError: number } | null;
}

/**
 * Asks as the page does: the newest 100 rows of seven days, or a histogram of one or seven. Each run ends a little earlier
 * than the last, so that no range is asked twice.
 * @param untilNow up to this moment instead of the end of the data set, as while logs arrive
 */
export async function askLogs(
  url: string,
  { endMs }: DataSet,
  ask: Ask,
  q: string,
  run: number,
  untilNow = false,
): Promise<Asked> {
  const to = untilNow ? Date.now() : endMs - run * 7_001;
  const from = ask.startsWith('day') ? to - DAY_MS : to - DAYS * DAY_MS;
  const params = new URLSearchParams({ q, from: String(from), to: String(to) });
  if (ask !== 'rows') params.set('precision', ask.endsWith('first') ? 'fast' : 'exact');
  const started = performance.now();
  const response = await fetch(`${url}/api/logs/${ask === 'rows' ? 'search' : 'histogram'}?${params}`);
  const text = await response.text();
  const ms = performance.now() - started;
  if (!response.ok && response.status < 500)
    throw new Error(`${q} answered ${response.status}: ${text.slice(0, 300)}`);
  const answer = response.ok ? (JSON.parse(text) as Answer) : {};
  return {
    ms,
    cut: !response.ok || (answer.searchedTo ?? null) !== null,
    total: answer.total ?? null,
    statedError: answer.estimate?.relativeError ?? null,
  };
}
