'use client';

import { ChevronDown, ChevronLeft, ChevronRight, Clock } from 'lucide-react';
import { useState } from 'react';
import { useShortcuts } from '@/components/shell/shortcuts';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { IconButton } from '@/components/ui/icon-button';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { useTimeZone } from '@/components/ui/time-zone';
import { serverNowNs } from '@/lib/http/server-clock';
import { shiftRange, type TimeRangeText, zoomOutRange } from '@/lib/time/range-math';
import { AbsoluteRangeForm } from './absolute-range-form';
import { JumpForm } from './jump-form';
import { QuickRangeList } from './quick-range-list';
import { RangeActions } from './range-actions';
import { rangeLabel } from './range-label';

interface TimePickerProps extends TimeRangeText {
  onChange: (range: TimeRangeText) => void;
  /** Offers a field that leads to one moment (ISO 8601) within the page's list. */
  onJump?: (time: string) => void;
  className?: string;
}

const SHORTCUTS = [
  { keys: '[', label: 'Back by the width of the range', group: 'Time' },
  { keys: ']', label: 'Forward by the width of the range', group: 'Time' },
  { keys: 'z', label: 'Zoom out', group: 'Time' },
] as const;

/** Chooses the time range of a page: quick, relative or absolute. The texts go to the URL as they are. */
export function TimePicker({ from, to, onChange, onJump, className }: TimePickerProps) {
  const [open, setOpen] = useState(false);
  const { zone } = useTimeZone();
  const range = { from, to };
  const step = (by: -1 | 1) => onChange(shiftRange(range, by, serverNowNs()));

  useShortcuts(SHORTCUTS, (keys) => {
    if (keys === '[') step(-1);
    else if (keys === ']') step(1);
    else onChange(zoomOutRange(range, serverNowNs()));
  });

  const choose = (next: TimeRangeText) => {
    setOpen(false);
    onChange(next);
  };
  return (
    <div className={cn('inline-flex min-w-0 items-center', className)}>
      <IconButton label="Back in time" keys="[" className="max-sm:hidden" onClick={() => step(-1)}>
        <ChevronLeft aria-hidden />
      </IconButton>
      <Popover open={open} onOpenChange={setOpen}>
        <PopoverTrigger asChild>
          <Button
            className="min-w-0 shrink"
            aria-label={`Time range: ${rangeLabel(range, zone, serverNowNs())}`}
            suppressHydrationWarning
          >
            <Clock aria-hidden className="text-muted" />
            <span className="truncate" suppressHydrationWarning>
              {rangeLabel(range, zone, serverNowNs())}
            </span>
            <ChevronDown aria-hidden className="text-muted" />
          </Button>
        </PopoverTrigger>
        <PopoverContent align="end" aria-label="Time range" className="w-[34rem] p-0">
          <div className="grid sm:grid-cols-[9rem_1fr]">
            <QuickRangeList range={range} onChoose={choose} />
            <div className="flex flex-col gap-3 border-line p-3 max-sm:border-t sm:border-l">
              <AbsoluteRangeForm key={`${from} ${to} ${zone}`} range={range} zone={zone} onApply={choose} />
              {onJump ? (
                <JumpForm
                  zone={zone}
                  onJump={(time) => {
                    setOpen(false);
                    onJump(time);
                  }}
                />
              ) : null}
              <RangeActions range={range} onChange={onChange} />
            </div>
          </div>
        </PopoverContent>
      </Popover>
      <IconButton label="Forward in time" keys="]" className="max-sm:hidden" onClick={() => step(1)}>
        <ChevronRight aria-hidden />
      </IconButton>
    </div>
  );
}
