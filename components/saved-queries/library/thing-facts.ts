import { DESTINATIONS, isWithin } from '@/components/shell/destinations';
import { rangeLabel } from '@/components/time-picker/range-label';
import type { SavedThing } from '@/lib/contracts/saved-things';
import type { TimeZoneChoice } from '@/lib/time/format-time';
import { nowNs } from '@/lib/time/time-ns';
import { savedRange } from '../saved-query-links';

/** What it is, in a few words: `Logs · Last 1 h`, `12 panels`. */
export function thingFacts(thing: SavedThing, zone: TimeZoneChoice): string {
  if (thing.kind === 'dashboard') {
    const panels = `${thing.panels ?? 0} ${thing.panels === 1 ? 'panel' : 'panels'}`;
    return thing.builtIn ? `Ready-made · ${panels}` : panels;
  }
  const path = thing.path ?? '';
  const page = DESTINATIONS.find(({ href }) => isWithin(path, href))?.label ?? path;
  const range = savedRange(path, thing.search ?? '');
  return range ? `${page} · ${rangeLabel(range, zone, nowNs())}` : page;
}
