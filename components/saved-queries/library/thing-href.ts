import { savedAddress } from '@/lib/contracts/saved-address';
import type { SavedThing } from '@/lib/contracts/saved-things';
import { dashboardUrl } from '@/lib/url/dashboard';

/** Where a kept thing opens, as it is now. */
export function thingHref(thing: Pick<SavedThing, 'kind' | 'id' | 'path' | 'search'>): string {
  if (thing.kind === 'dashboard') return dashboardUrl(thing.id);
  return savedAddress({ id: thing.id, path: thing.path ?? '/logs', search: thing.search ?? '' });
}
