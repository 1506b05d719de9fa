import type { SavedThing } from '@/lib/contracts/saved-things';
import type { LibraryShelf } from '@/lib/url/library';

export type LibraryEntry = { heading: string } | { thing: SavedThing };

/**
 * The things of a list in the order they came in, under headings where nothing was searched for: pinned ones, one's own,
 * and those that come with the product.
 */
export function shelveThings(
  things: readonly SavedThing[],
  shelf: LibraryShelf,
  searched: boolean,
): LibraryEntry[] {
  if (shelf === 'recent') things = things.filter(({ openedAt }) => openedAt !== null);
  if (shelf !== 'all' || searched) return things.map((thing) => ({ thing }));
  const rest = things.filter(({ pinned }) => !pinned);
  const parts = [
    { heading: 'Pinned', held: things.filter(({ pinned }) => pinned) },
    { heading: 'Own', held: rest.filter(({ builtIn }) => !builtIn) },
    { heading: 'Ready-made', held: rest.filter(({ builtIn }) => builtIn) },
  ].filter(({ held }) => held.length > 0);
  return parts.flatMap(({ heading, held }) => [
    // One part needs no name, unless what is in it is not what one expects.
    ...(parts.length > 1 || heading === 'Ready-made' ? [{ heading }] : []),
    ...held.map((thing) => ({ thing })),
  ]);
}
