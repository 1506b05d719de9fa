'use client';

import { RefreshCw } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { useTimeFormat } from '@/components/ui/time-zone';
import { useSlow } from '@/components/ui/use-slow';
import type { TraceSearchResponse } from '@/lib/contracts/trace-search';
import type { ScatterBox } from '@/lib/url/traces';

interface TracesSummaryProps {
  /** Undefined before the first answer. */
  pages: readonly TraceSearchResponse[] | undefined;
  loaded: number;
  inBox: number;
  box: ScatterBox | null;
  onBox: (box: ScatterBox | null) => void;
  onZoom: () => void;
  slowest: boolean;
  busy: boolean;
  onRefresh: () => void;
  onCancel: () => void;
}

/** How many, how fast, how far back: and what the box holds. */
export function TracesSummary(props: TracesSummaryProps) {
  const { pages, loaded, inBox, box, onBox, onZoom, busy } = props;
  const format = useTimeFormat();
  const seconds = useSlow(busy);
  const last = pages?.at(-1);
  const more = last?.nextCursor != null;
  const which = props.slowest ? 'slowest' : 'newest';
  return (
    <div className="flex min-h-7 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 px-3 text-muted text-xs">
      <output className="flex flex-wrap items-center gap-x-3">
        {pages === undefined ? null : (
          <span>
            <span className="text-text">
              {more
                ? `The ${loaded.toLocaleString('en')} ${which} traces`
                : `${loaded.toLocaleString('en')} ${loaded === 1 ? 'trace' : 'traces'}`}
            </span>
            {more ? ', more below' : ''} · {Math.round(pages[0]?.tookMs ?? 0)} ms
          </span>
        )}
        {last?.searchedTo ? (
          <span className="text-sev-warn-text">
            The time limit stopped the search: nothing before {format.dateTime(last.searchedTo)} was read.
          </span>
        ) : null}
        {seconds > 0 ? <span>Searching for {seconds} s…</span> : null}
      </output>
      {seconds > 0 ? (
        <Button size="sm" variant="ghost" onClick={props.onCancel}>
          Cancel
        </Button>
      ) : null}
      {box ? (
        <span className="flex items-center gap-1.5">
          <span className="text-accent-text">{inBox.toLocaleString('en')} in the box</span>
          <Button size="sm" onClick={onZoom}>
            Zoom to its time
          </Button>
          <Button size="sm" variant="ghost" onClick={() => onBox(null)}>
            Clear box
          </Button>
        </span>
      ) : null}
      <span className="ml-auto">
        <IconButton size="sm" label="Search again" onClick={props.onRefresh}>
          <RefreshCw aria-hidden className={busy ? 'animate-spin' : ''} />
        </IconButton>
      </span>
    </div>
  );
}
