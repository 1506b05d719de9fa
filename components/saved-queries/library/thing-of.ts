import type { SavedThing } from '@/lib/contracts/saved-things';

/** What a change of a kept thing needs to know of it. */
export type ThingRef = Pick<SavedThing, 'kind' | 'id' | 'name'>;

/** Unique in a list of both kinds. */
export function thingKey({ kind, id }: Pick<SavedThing, 'kind' | 'id'>): string {
  return `${kind} ${id}`;
}

/** Where its API is. */
export function thingPath({ kind, id }: Pick<SavedThing, 'kind' | 'id'>): string {
  return `/api/${kind === 'query' ? 'saved-queries' : 'dashboards'}/${encodeURIComponent(id)}`;
}
