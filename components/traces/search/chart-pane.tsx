'use client';

import { useMemo } from 'react';
import { Button } from '@/components/ui/button';
import { Skeleton } from '@/components/ui/skeleton';
import type { TraceSummary } from '@/lib/contracts/trace-search';
import { absoluteRange } from '@/lib/time/range-math';
import { timeNsFromMs } from '@/lib/time/time-ns';
import type { TracesState } from '@/lib/url/traces';
import { HeatmapTable } from '../heatmap/heatmap-table';
import { TraceHeatmap } from '../heatmap/trace-heatmap';
import { groupFilter } from '../red/group-filter';
import { RedPanel } from '../red/red-panel';
import { timeMs } from './time-ms';
import { TraceScatter } from './trace-scatter';
import type { TracesView } from './use-traces-view';

const CHART_PX = 196;

interface ChartPaneProps {
  view: TracesView;
  hovered: string | null;
  onHover: (traceId: string | null) => void;
  hrefOf: (trace: TraceSummary) => string;
  linkTo: (traceId: string, spanId: string | null) => string;
  narrow: boolean;
}

/** The chart over the list; its height stays, so that nothing below it moves. */
export function ChartPane({ view, hovered, onHover, hrefOf, linkTo, narrow }: ChartPaneProps) {
  const { state, setState, heatmap, whole, input, listed } = view;
  const range = useMemo(
    () => plotRange(input ?? undefined, whole.traces, state.sort),
    [input, whole.traces, state.sort],
  );
  // On a phone the ranking covers the page: it waits until it is asked for.
  const onBox = (box: TracesState['box']) => void setState({ box, open: null, apart: !narrow });
  if (state.pane === 'path') return null;
  if (state.pane === 'scatter') {
    return (
      <TraceScatter
        traces={whole.traces}
        range={range}
        chartPx={CHART_PX}
        box={state.box}
        onBox={onBox}
        hovered={hovered}
        onHover={onHover}
        hrefOf={hrefOf}
      />
    );
  }
  // A box is drawn over all traces; everything else counts those in it.
  if (state.pane === 'red') {
    if (listed === null) return null;
    return (
      <RedPanel
        input={listed}
        inBox={state.box !== null}
        by={state.by}
        onBy={(by) => void setState({ by })}
        at={state.at}
        onAt={(at) => void setState({ at }, { history: 'replace' })}
        asTable={state.table}
        height={CHART_PX + 20}
        narrow={narrow}
        hrefOf={linkTo}
        onNarrow={({ fromMs, toMs }) => view.ask(absoluteRange(timeNsFromMs(fromMs), timeNsFromMs(toMs)))}
        onFilter={(group, of) => view.ask(groupFilter(state, group, of))}
        onOpen={view.holdList}
      />
    );
  }
  if (heatmap.data) {
    return (
      <div className={heatmap.isPlaceholderData ? 'stale' : ''}>
        {state.table ? (
          <HeatmapTable data={heatmap.data} height={CHART_PX} onBox={onBox} />
        ) : (
          <TraceHeatmap data={heatmap.data} box={state.box} onBox={onBox} height={CHART_PX} />
        )}
      </div>
    );
  }
  return (
    <div className="flex shrink-0 items-center justify-center gap-3 px-3" style={{ height: CHART_PX }}>
      {heatmap.error ? (
        <p role="alert" className="flex items-center gap-3 text-muted">
          The heatmap could not be drawn.
          <Button size="sm" onClick={() => void heatmap.refetch()}>
            Try again
          </Button>
        </p>
      ) : (
        <Skeleton className="h-[90%] w-full" />
      )}
    </div>
  );
}

/** What the time axis spans: of the newest traces only the part that is loaded, or all would stand in one corner. */
function plotRange(
  searched: { from: string; to: string } | undefined,
  traces: readonly TraceSummary[],
  sort: TracesState['sort'],
): { fromMs: number; toMs: number } {
  const fromMs = timeMs(searched?.from ?? '') || 0;
  const toMs = timeMs(searched?.to ?? '') || fromMs + 1;
  if (sort !== 'newest' || traces.length < 2) return { fromMs, toMs };
  const first = Math.min(...traces.map(({ startTime }) => timeMs(startTime)));
  const earliest = first - (toMs - first) * 0.02;
  return { fromMs: Math.max(fromMs, earliest), toMs };
}
