'use client';

import { SlidersHorizontal } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { Segmented } from '@/components/ui/segmented';
import { useTimeZone } from '@/components/ui/time-zone';
import { zoneLabel } from '@/lib/time/format-time';
import { nowNs } from '@/lib/time/time-ns';
import type { LogsState } from '@/lib/url/logs';

interface ViewMenuProps {
  state: LogsState;
  onChange: (change: Partial<LogsState>) => void;
}

/** How the lines are drawn. All of it is in the address but the zone, which is this person's everywhere. */
export function ViewMenu({ state, onChange }: ViewMenuProps) {
  const { zone, setZone } = useTimeZone();
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button size="sm" variant="ghost" aria-label="View options">
          <SlidersHorizontal aria-hidden /> <span className="max-md:sr-only">View</span>
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="View options" className="w-80">
        <div className="flex flex-col gap-2.5">
          <Option label="Lines">
            <Segmented
              label="Lines"
              value={state.view}
              options={[
                { value: 'table', label: 'Table' },
                { value: 'raw', label: 'Raw', title: 'The messages alone, as in a pager' },
              ]}
              onChange={(view) => onChange({ view })}
            />
          </Option>
          <Option label="Rows">
            <Segmented
              label="Rows"
              value={state.density}
              options={[
                { value: 'compact', label: 'Compact' },
                { value: 'normal', label: 'Normal' },
                { value: 'relaxed', label: 'Relaxed' },
              ]}
              onChange={(density) => onChange({ density })}
            />
          </Option>
          <Option label="Long lines">
            <Segmented
              label="Long lines"
              value={state.wrap ? 'wrap' : 'cut'}
              options={[
                { value: 'cut', label: 'One line' },
                { value: 'wrap', label: 'Wrap' },
              ]}
              onChange={(value) => onChange({ wrap: value === 'wrap' })}
            />
          </Option>
          <hr className="border-line" />
          <Option label="Time">
            <Segmented
              label="Time"
              value={state.times}
              options={[
                { value: 'clock', label: 'Clock' },
                { value: 'full', label: 'Full' },
                { value: 'relative', label: 'Ago' },
                { value: 'hidden', label: 'None' },
              ]}
              onChange={(times) => onChange({ times })}
            />
          </Option>
          <Option label="Below a millisecond">
            <Segmented
              label="Below a millisecond"
              value={state.ns ? 'always' : 'auto'}
              options={[
                { value: 'auto', label: 'Auto', title: 'Where lines would look the same without' },
                { value: 'always', label: 'Always' },
              ]}
              onChange={(value) => onChange({ ns: value === 'always' })}
            />
          </Option>
          <Option label="Zone">
            <Segmented
              label="Zone"
              value={zone}
              options={[
                { value: 'local', label: `Local ${zoneLabel('local', nowNs()).replace('UTC', '')}` },
                { value: 'utc', label: 'UTC' },
              ]}
              onChange={setZone}
            />
          </Option>
        </div>
      </PopoverContent>
    </Popover>
  );
}

function Option({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex items-center justify-between gap-3">
      <span className="text-muted text-xs">{label}</span>
      {children}
    </div>
  );
}
