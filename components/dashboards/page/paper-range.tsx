'use client';

import { formatSpan } from '@/components/charts/format-span';
import { isoToMs } from '@/components/logs/log-time';
import { useTimeZone } from '@/components/ui/time-zone';
import { zoneLabel } from '@/lib/time/format-time';
import { nowNs } from '@/lib/time/time-ns';

/** Of what time the figures are: on paper nobody can look at the time picker. */
export function PaperRange({ range }: { range: { from: string; to: string } | null }) {
  const { zone } = useTimeZone();
  if (range === null) return null;
  return (
    <p className="hidden pb-2 text-muted text-xs print:block" suppressHydrationWarning>
      {formatSpan(isoToMs(range.from), isoToMs(range.to), zone)} ({zoneLabel(zone, nowNs())})
    </p>
  );
}
