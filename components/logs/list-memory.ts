/** Where a list was left: its scroll position (px) and the line the keyboard stood on. */
export interface ListPlace {
  offset: number;
  cursorId: string | null;
}

const MAX_PLACES = 20;
const places = new Map<string, ListPlace>();

export function recallPlace(listKey: string): ListPlace {
  return places.get(listKey) ?? { offset: 0, cursorId: null };
}

/** Kept for the page's lifetime only: a list that is loaded again starts at its top. */
export function rememberPlace(listKey: string, change: Partial<ListPlace>): void {
  const place = { ...recallPlace(listKey), ...change };
  places.delete(listKey);
  places.set(listKey, place);
  const oldest = places.keys().next().value;
  if (places.size > MAX_PLACES && oldest !== undefined) places.delete(oldest);
}
