'use client';

import { RefreshCw, Table2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { IconButton } from '@/components/ui/icon-button';
import { Segmented } from '@/components/ui/segmented';
import { useTimeFormat } from '@/components/ui/time-zone';
import { useSlow } from '@/components/ui/use-slow';
import { formatDuration } from '@/lib/time/format-duration';
import { HeatmapLegend } from '../heatmap/heatmap-legend';
import { BoxControls } from './box-controls';
import { CompareLink } from './compare-link';
import { stoppedText } from './stopped-text';
import { TracesCount } from './traces-count';
import type { TracesView } from './use-traces-view';

const PANES = [
  { value: 'heatmap', label: 'Heatmap', title: 'How many traces started when and lasted how long' },
  { value: 'red', label: 'Rates', title: 'Rate, errors and percentiles over time' },
  { value: 'scatter', label: 'Points', title: 'The traces of the list, one by one' },
  { value: 'path', label: 'Critical path', title: 'Which operations hold up these traces' },
] as const;

/** One line over the chart: how many, how fast, how far back; what the box holds; and which chart. */
export function TracesSummary({ view }: { view: TracesView }) {
  const { state, setState, search, heatmap, whole } = view;
  const format = useTimeFormat();
  const busy = (search.isFetching && !search.isFetchingNextPage) || heatmap.isFetching;
  const seconds = useSlow(busy);
  const pages = view.pages;
  const stopped = stoppedText(pages?.at(-1), state.sort, format);
  const listed = state.box === null ? search : whole;
  const loaded = state.box === null ? view.traces.length : whole.traces.length;
  const tookMs = Math.max(pages?.[0]?.tookMs ?? 0, heatmap.data?.tookMs ?? 0);
  return (
    <div className="flex min-h-8 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 px-3 text-muted text-xs">
      <output className="flex flex-wrap items-center gap-x-2">
        {pages === undefined ? null : (
          <>
            <TracesCount
              heatmap={heatmap.data}
              loaded={loaded}
              complete={!listed.hasNextPage && listed.data !== undefined}
            />
            <span className="border-line border-l pl-2 text-faint max-md:hidden">
              took {formatDuration(tookMs * 1e6)}
            </span>
          </>
        )}
        {stopped === null ? null : (
          <span className="text-sev-warn-text">The time limit stopped the search at {stopped}.</span>
        )}
        {seconds > 0 ? <span className="animate-breathe">Searching … {seconds} s</span> : null}
      </output>
      {seconds > 0 ? (
        <Button size="sm" variant="ghost" onClick={view.cancel}>
          Cancel
        </Button>
      ) : null}
      <BoxControls view={view} />
      <span className="ml-auto flex items-center gap-1">
        {state.pane === 'heatmap' && !state.table && heatmap.data ? (
          <span className="mr-2">
            <HeatmapLegend data={heatmap.data} />
          </span>
        ) : null}
        <Segmented
          label="Chart"
          value={state.pane}
          options={PANES}
          onChange={(pane) => void setState({ pane })}
        />
        <CompareLink state={state} />
        {/* The list is the table of the points, and the critical path is one. */}
        {state.pane === 'heatmap' || state.pane === 'red' ? (
          <IconButton
            label={state.table ? 'Show the chart' : 'Show the chart as a table'}
            size="sm"
            aria-pressed={state.table}
            className="aria-pressed:bg-selected aria-pressed:text-text"
            onClick={() => void setState({ table: !state.table })}
          >
            <Table2 aria-hidden />
          </IconButton>
        ) : null}
        <IconButton size="sm" label="Search again" onClick={view.refresh}>
          <RefreshCw aria-hidden className={busy ? 'animate-spin' : ''} />
        </IconButton>
      </span>
    </div>
  );
}
