import { withoutSaved } from '@/lib/contracts/saved-address';
import { defaultRange } from './default-range';

/** The short link that stays the same when the query is renamed. */
export function shortLink(id: string, origin: string): string {
  return `${origin}/q/${id}`;
}

/** A search string as the API stores it: no `?` in front, and every character that ends a URL part escaped. */
export function savableSearch(search: string): string {
  return withoutSaved(search);
}

/** What a query looks for, in a line: its text, and what else narrows the page. */
export function describeSearch(search: string): string {
  const params = new URLSearchParams(search);
  const parts = [...params].flatMap(([name, value]) => {
    if (value === '' || ['from', 'to', 'log', 'span', 'tab', 'wrap', 'order', 'sort'].includes(name))
      return [];
    return name === 'q' ? [value] : [`${name}: ${value}`];
  });
  return parts.join(' · ');
}

/** The range a query was saved with, or null where the page's own default stands. */
export function savedRange(path: string, search: string): { from: string; to: string } | null {
  const params = new URLSearchParams(search);
  const from = params.get('from');
  const to = params.get('to');
  if (from === null && to === null) return null;
  const other = defaultRange(path);
  return { from: from ?? other.from, to: to ?? other.to };
}
