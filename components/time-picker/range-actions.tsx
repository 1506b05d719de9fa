'use client';

import { Pin, ZoomOut } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import { useTimeZone } from '@/components/ui/time-zone';
import { serverNowNs } from '@/lib/http/server-clock';
import { zoneLabel } from '@/lib/time/format-time';
import { isRelativeRange, pinRange, type TimeRangeText, zoomOutRange } from '@/lib/time/range-math';

interface RangeActionsProps {
  range: TimeRangeText;
  onChange: (range: TimeRangeText) => void;
}

/** Pin, zoom out, and the zone in which times are shown. */
export function RangeActions({ range, onChange }: RangeActionsProps) {
  const { zone, setZone } = useTimeZone();
  const now = serverNowNs();
  const relative = isRelativeRange(range);
  return (
    <div className="mt-auto flex flex-wrap items-center gap-1 border-line border-t pt-2">
      <Button
        variant="ghost"
        size="sm"
        disabled={!relative}
        title={relative ? 'Fix the range at these times, for a link that never moves' : 'Already fixed'}
        onClick={() => onChange(pinRange(range, serverNowNs()))}
      >
        <Pin aria-hidden /> Pin time
      </Button>
      <Button variant="ghost" size="sm" onClick={() => onChange(zoomOutRange(range, serverNowNs()))}>
        <ZoomOut aria-hidden /> Zoom out <Kbd keys="z" className="max-sm:hidden" />
      </Button>
      <fieldset className="ml-auto inline-flex rounded-md border border-line p-0.5" aria-label="Time zone">
        {(['local', 'utc'] as const).map((choice) => (
          <button
            key={choice}
            type="button"
            aria-pressed={zone === choice}
            onClick={() => setZone(choice)}
            className="h-5 rounded-sm px-1.5 text-muted text-xs hover:text-text aria-pressed:bg-selected aria-pressed:text-text"
          >
            {choice === 'utc' ? 'UTC' : `Local ${zoneLabel('local', now).replace('UTC', '')}`}
          </button>
        ))}
      </fieldset>
    </div>
  );
}
