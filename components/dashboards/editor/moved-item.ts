/** The list with one item a place further up (-1) or down (1); unchanged at its ends. */
export function movedItem<Item>(items: readonly Item[], at: number, by: -1 | 1): Item[] {
  const next = [...items];
  const to = at + by;
  if (to < 0 || to >= items.length) return next;
  const [moved] = next.splice(at, 1);
  if (moved !== undefined) next.splice(to, 0, moved);
  return next;
}
