import type { Log } from '@/lib/contracts/log';
import type { LogSearchResponse } from '@/lib/contracts/log-search';

/** All lines of the loaded pages in order. A line that a page repeats is shown once. */
export function mergeLogPages(pages: readonly LogSearchResponse[]): Log[] {
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
