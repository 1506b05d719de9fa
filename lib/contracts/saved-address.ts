import type { SavedQuery } from './saved-query';

/** Names the saved query that a page was opened from, so that it can tell what was changed since. */
export const SAVED_PARAM = 'saved';

/** Where a saved query leads: the page it was saved from, which is told where it came from. */
export function savedAddress({ id, path, search }: Pick<SavedQuery, 'id' | 'path' | 'search'>): string {
  return `${path}?${search === '' ? '' : `${search}&`}${SAVED_PARAM}=${encodeURIComponent(id)}`;
}

/** A search string without the name of what it came from. */
export function withoutSaved(search: string): string {
  const params = new URLSearchParams(search);
  params.delete(SAVED_PARAM);
  return params.toString();
}
