/** A page with a query that somebody stood on; its URL is `path?search`. */
export interface RecentQuery {
  path: string;
  search: string;
  /** What to call it: the query text, or what else narrows the page. */
  label: string;
}

const KEY = 'throughline.recent';
const KEPT = 30;
/** What a list without a search of its own can show. */
const SHOWN = 8;

/** Newest first; empty where storage is forbidden or was written by somebody else. */
export function readRecentQueries(
  storage: Pick<Storage, 'getItem'> = localStorage,
  most = SHOWN,
): RecentQuery[] {
  try {
    const parsed: unknown = JSON.parse(storage.getItem(KEY) ?? '[]');
    return Array.isArray(parsed) ? parsed.filter(isRecentQuery).slice(0, most) : [];
  } catch {
    return [];
  }
}

/** Puts a query first; one with the same label on the same page moves up and takes the new range. */
export function rememberQuery(
  query: RecentQuery,
  storage: Pick<Storage, 'getItem' | 'setItem'> = localStorage,
): void {
  const others = readRecentQueries(storage, KEPT).filter(
    (known) => known.path !== query.path || known.label !== query.label,
  );
  try {
    storage.setItem(KEY, JSON.stringify([query, ...others].slice(0, KEPT)));
  } catch {
    // A full or forbidden storage only costs the memory of this query.
  }
}

/** The query texts that ran on a page, each once, newest first. */
export function recentQueryTexts(path: string, storage: Pick<Storage, 'getItem'> = localStorage): string[] {
  const texts = readRecentQueries(storage, KEPT).flatMap((query) =>
    query.path === path ? (new URLSearchParams(query.search).get('q')?.trim() ?? []) : [],
  );
  return [...new Set(texts)].filter((text) => text !== '').slice(0, SHOWN);
}

/** The entry for a page's URL, or null when nothing on it narrows the telemetry. */
export function recentQueryOf(path: string, search: string): RecentQuery | null {
  const params = new URLSearchParams(search);
  const parts = ['q', 'service', 'operation'].flatMap((name) => params.get(name)?.trim() || []);
  return parts.length === 0 ? null : { path, search, label: parts.join(' · ') };
}

function isRecentQuery(value: unknown): value is RecentQuery {
  if (typeof value !== 'object' || value === null) return false;
  const { path, search, label } = value as Record<string, unknown>;
  // The path becomes a link: never one that leaves this site.
  return (
    typeof path === 'string' &&
    /^\/[a-z]+$/.test(path) &&
    typeof search === 'string' &&
    typeof label === 'string'
  );
}
