import { DESTINATIONS, isWithin } from '@/components/shell/destinations';
import { rangeLabel } from '@/components/time-picker/range-label';
import type { Snapshot } from '@/lib/contracts/snapshot';
import type { TimeZoneChoice } from '@/lib/time/format-time';
import { nowNs } from '@/lib/time/time-ns';

/** Of what it is, in a few words: `Dashboard, version 3 · 22 Nov 08:05:00 – 09:05:00`. */
export function snapshotFacts({ path, search, dashboard }: Snapshot, zone: TimeZoneChoice): string {
  const params = new URLSearchParams(search);
  const [from, to] = [params.get('from'), params.get('to')];
  const times = from !== null && to !== null ? rangeLabel({ from, to }, zone, nowNs()) : null;
  const page = dashboard
    ? `Dashboard, version ${dashboard.version}${dashboard.unsaved ? ' with unsaved changes' : ''}`
    : (DESTINATIONS.find(({ href }) => isWithin(path, href))?.label ?? path);
  return times === null ? page : `${page} · ${times}`;
}
