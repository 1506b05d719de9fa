import { Bookmark, LayoutDashboard } from 'lucide-react';
import { DESTINATIONS, isWithin } from '@/components/shell/destinations';
import type { SavedThing } from '@/lib/contracts/saved-things';

/** The page that a kept thing opens. */
export function ThingIcon({ thing }: { thing: Pick<SavedThing, 'kind' | 'path'> }) {
  if (thing.kind === 'dashboard') return <LayoutDashboard aria-hidden />;
  const Icon = DESTINATIONS.find(({ href }) => isWithin(thing.path ?? '', href))?.icon ?? Bookmark;
  return <Icon aria-hidden />;
}
