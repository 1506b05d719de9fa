'use client';

import { Diff, X, ZoomIn } from 'lucide-react';
import { formatCount } from '@/components/charts/format-count';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { withBoxDurations } from '@/lib/query/trace/with-box-durations';
import { countInBox } from '../heatmap/heatmap-layout';
import type { TracesView } from './use-traces-view';

/** What the box holds, and what can be done with it: zoom into it, see what sets it apart, let it go. */
export function BoxControls({ view }: { view: TracesView }) {
  const { state, setState, heatmap, search, traces } = view;
  const { box } = state;
  if (box === null) return null;
  const exact = heatmap.data?.sample === null ? countInBox(heatmap.data, box) : null;
  const ready = !search.isPlaceholderData && search.data !== undefined;
  const inside = exact
    ? formatCount(exact.count)
    : ready
      ? `${search.hasNextPage ? '≥ ' : ''}${formatCount(traces.length)}`
      : '…';
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      <span className="whitespace-nowrap text-accent-text">{inside} in the box</span>
      <Button
        size="sm"
        title="Narrow time and query to the box"
        onClick={() =>
          view.ask({
            from: new Date(box.fromMs).toISOString(),
            to: new Date(box.toMs + 1).toISOString(),
            q: withBoxDurations(state.q, box),
          })
        }
      >
        <ZoomIn aria-hidden />
        Zoom in
      </Button>
      <Button
        size="sm"
        aria-pressed={state.apart}
        className="aria-pressed:bg-selected"
        onClick={() => void setState({ apart: !state.apart })}
      >
        <Diff aria-hidden />
        What sets it apart
      </Button>
      <IconButton size="sm" label="Let the box go" onClick={() => void setState({ box: null })}>
        <X aria-hidden />
      </IconButton>
    </span>
  );
}
