const KEY = 'throughline:trace-search';

/** Remembers, for this tab of the browser, the search that one goes into traces from. */
export function keepTraceSearch(url: string): void {
  try {
    sessionStorage.setItem(KEY, url);
  } catch {
    // Storage is blocked: the way back leads to an empty search.
  }
}

/** The address of the search that one came from; null: none was made in this tab. */
export function lastTraceSearch(): string | null {
  try {
    const url = sessionStorage.getItem(KEY);
    return url !== null && /^\/traces(\?|$)/.test(url) ? url : null;
  } catch {
    return null;
  }
}
