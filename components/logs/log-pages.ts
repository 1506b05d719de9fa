import type { Log } from '@/lib/contracts/log';
import type { LogSearchResponse } from '@/lib/contracts/log-search';

/** A stretch of the list as it was loaded: one answer, or two that meet where the list was opened. */
export interface LogPage {
  logs: Log[];
  /** Where the list goes on below and above; null: it does not. */
  nextCursor: string | null;
  prevCursor: string | null;
  /** Set where a time limit stopped the search: nothing beyond was read, below and above. */
  searchedDown: string | null;
  searchedUp: string | null;
  /** The first line at or beyond the place that the list was opened at. */
  openedAt: string | null;
  tookMs: number;
}

export function pageDown(answer: LogSearchResponse): LogPage {
  return {
    ...cursors(answer),
    searchedDown: answer.searchedTo,
    searchedUp: null,
    openedAt: answer.logs[0]?.id ?? null,
  };
}

export function pageUp(answer: LogSearchResponse): LogPage {
  return { ...cursors(answer), searchedDown: null, searchedUp: answer.searchedTo, openedAt: null };
}

/** The two pages that meet at one place, as one. */
export function joinPages(up: LogPage, down: LogPage): LogPage {
  return {
    logs: [...up.logs, ...down.logs],
    nextCursor: down.nextCursor,
    prevCursor: up.prevCursor,
    searchedDown: down.searchedDown,
    searchedUp: up.searchedUp,
    openedAt: down.openedAt ?? up.logs.at(-1)?.id ?? null,
    tookMs: Math.max(up.tookMs, down.tookMs),
  };
}

/** All lines of the loaded pages in order. A line that a page repeats is shown once. */
export function mergeLogPages(pages: readonly LogPage[]): Log[] {
  const first = pages[0];
  if (pages.length === 1 && first) return first.logs;
  const seen = new Set<string>();
  const logs: Log[] = [];
  for (const page of pages) {
    for (const log of page.logs) {
      if (seen.has(log.id)) continue;
      seen.add(log.id);
      logs.push(log);
    }
  }
  return logs;
}

function cursors({ logs, nextCursor, prevCursor, tookMs }: LogSearchResponse) {
  return { logs, nextCursor, prevCursor, tookMs };
}
