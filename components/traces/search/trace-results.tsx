'use client';

import { useCallback } from 'react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { useTimeFormat } from '@/components/ui/time-zone';
import type { TraceSummary } from '@/lib/contracts/trace-search';
import { tracesUrl } from '@/lib/url/traces';
import { listEnd } from './list-end';
import { NoTraces } from './no-traces';
import { stoppedText } from './stopped-text';
import { TraceList } from './trace-list';
import { TraceListFooter } from './trace-list-footer';
import { TracesSkeleton } from './traces-skeleton';
import type { TracesView } from './use-traces-view';

interface TraceResultsProps {
  view: TracesView;
  /** Whether it is told why a trace is here. */
  why: boolean;
  reasonsOf: (trace: TraceSummary) => readonly string[];
  hrefOf: (trace: TraceSummary, spanId?: string) => string;
  hovered: string | null;
  onHover: (traceId: string | null) => void;
}

/** The list, or why there is none and what to do. */
export function TraceResults({ view, why, reasonsOf, hrefOf, hovered, onHover }: TraceResultsProps) {
  const { state, setState, search, pages, traces, refresh } = view;
  const format = useTimeFormat();
  const loadMore = useCallback(() => void search.fetchNextPage(), [search.fetchNextPage]);
  const onPick = useCallback(
    (traceId: string) =>
      void setState(
        ({ pick }) => ({
          pick: pick.includes(traceId) ? pick.filter((one) => one !== traceId) : [...pick, traceId].slice(-2),
        }),
        { history: 'replace' },
      ),
    [setState],
  );
  const onToggle = useCallback(
    (traceId: string) =>
      void setState(({ open }) => ({ open: open === traceId ? null : traceId }), { history: 'replace' }),
    [setState],
  );
  if (view.listed === null) return <Unread view={view} />;
  if (search.error && !search.data) {
    return <ErrorState title="The traces could not be searched" error={search.error} retry={refresh} />;
  }
  if (pages === undefined) {
    return search.isFetching ? (
      <TracesSkeleton />
    ) : (
      <div className="flex w-full flex-col items-center gap-3 py-12 text-muted">
        The search was cancelled.
        <Button onClick={refresh}>Search again</Button>
      </div>
    );
  }
  const stopped = stoppedText(pages.at(-1), state.sort, format);
  const end = listEnd(search, stopped);
  if (traces.length === 0 && end === 'all') {
    return state.box === null ? (
      <NoTraces state={state} onChange={view.ask} />
    ) : (
      <EmptyState
        title="No traces in the box"
        text="None of the search starts in it and lasts as long."
        actions={<Button onClick={() => void setState({ box: null })}>Let the box go</Button>}
      />
    );
  }
  return (
    <TraceList
      traces={traces}
      hrefOf={hrefOf}
      hovered={hovered}
      onHover={onHover}
      picked={state.pick}
      onPick={onPick}
      why={why}
      reasonsOf={reasonsOf}
      open={state.open}
      onToggle={onToggle}
      end={end}
      loadMore={loadMore}
      listKey={tracesUrl({ ...state, open: null, pick: [], pane: 'heatmap' })}
      onLeave={view.holdList}
      onScrolled={view.noteScrolled}
      footer={<TraceListFooter end={end} stopped={stopped} onMore={loadMore} onSearchAgain={refresh} />}
    />
  );
}

/** Nothing was searched: what cannot be read. */
function Unread({ view }: { view: TracesView }) {
  const { state, setState } = view;
  if (state.box !== null && view.input !== null) {
    return (
      <EmptyState
        title="The box lies outside the time range"
        text="It was drawn over another time."
        actions={<Button onClick={() => void setState({ box: null })}>Let the box go</Button>}
      />
    );
  }
  return (
    <p className="w-full px-3 py-6 text-center text-muted">
      {view.wrong
        ? 'The query cannot run as it stands: what is wrong is shown under it. Nothing was searched.'
        : view.range === null
          ? 'The time range cannot be read. Choose another one above.'
          : 'A duration of the filter cannot be read, so nothing was searched.'}
    </p>
  );
}
