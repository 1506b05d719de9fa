'use client';

import { formatCount } from '@/components/charts/format-count';
import { UnreadableRange } from '@/components/time-picker/unreadable-range';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { useTimeFormat } from '@/components/ui/time-zone';
import { useNarrow } from '@/components/ui/use-narrow';
import { LogList } from './log-list';
import { NoLogs } from './no-logs';
import type { LogsView } from './use-logs-view';

interface LogResultsProps {
  view: LogsView;
  cursorId: string | null;
  onLeave: () => void;
}

/** The list of lines in whatever state the search is: loading, failed, empty, shown, or the old one while a new one runs. */
export function LogResults({ view, cursorId, onLeave }: LogResultsProps) {
  const narrow = useNarrow();
  const { search, state, setState, actions } = view;
  const layout = narrow ? 'stacked' : state.wrap ? 'wrapped' : 'line';
  if (search.error && search.logs.length === 0) {
    return <ErrorState title="The logs could not be searched" error={search.error} retry={actions.refresh} />;
  }
  if (view.input === null && search.logs.length === 0) return <Unread view={view} />;
  if (search.isPending) {
    return search.fetchStatus === 'idle' ? <Cancelled onRetry={actions.refresh} /> : <RowsSkeleton />;
  }
  if (search.logs.length === 0 && !search.hasNextPage && !search.isPlaceholderData) {
    return <NoLogs view={view} />;
  }
  const stale = search.isPlaceholderData;
  return (
    <div className={`h-full transition-opacity ${stale ? 'opacity-60' : ''}`} aria-busy={stale}>
      <LogList
        key={`${search.listKey} ${layout}`}
        logs={search.logs}
        listKey={search.listKey}
        cursorId={cursorId}
        selectedId={state.log}
        layout={layout}
        order={state.order}
        pattern={view.pattern}
        hasMore={search.hasNextPage && !stale && !search.lastPage?.searchedTo && !search.isFetchNextPageError}
        onNeedMore={search.loadMore}
        onOpen={actions.openLog}
        onLeave={onLeave}
        onOrder={(order) => void setState({ order })}
        footer={<ListFooter view={view} />}
      />
    </div>
  );
}

function ListFooter({ view }: { view: LogsView }) {
  const format = useTimeFormat();
  const { search, actions } = view;
  const searchedTo = search.lastPage?.searchedTo;
  if (search.isFetchingNextPage) return <span className="animate-breathe">Loading more …</span>;
  if (search.isFetchNextPageError) {
    return (
      <>
        The next lines could not be read.
        <Button size="sm" onClick={() => void search.fetchNextPage()}>
          Try again
        </Button>
      </>
    );
  }
  if (search.isPlaceholderData && search.fetchStatus === 'idle' && view.input !== null) {
    return (
      <>
        Cancelled: these are the lines of the search before.
        <Button size="sm" onClick={actions.refresh}>
          Search again
        </Button>
      </>
    );
  }
  if (search.hasNextPage && searchedTo) {
    return (
      <>
        Searched as far as {format.dateTime(searchedTo, 's')} in the time allowed.
        <Button size="sm" onClick={() => void search.fetchNextPage()}>
          Search on
        </Button>
      </>
    );
  }
  if (search.hasNextPage) return null;
  return <span>That is all: {formatCount(search.logs.length)} loaded.</span>;
}

function Unread({ view }: { view: LogsView }) {
  if (view.range === null) return <UnreadableRange range={view.state} onChange={view.actions.setRange} />;
  return (
    <p className="px-4 py-12 text-center text-muted">
      The query has a mistake, shown above. Nothing was searched.
    </p>
  );
}

function Cancelled({ onRetry }: { onRetry: () => void }) {
  return (
    <div className="flex flex-col items-center gap-3 py-12 text-muted">
      The search was cancelled.
      <Button onClick={onRetry}>Search again</Button>
    </div>
  );
}

function RowsSkeleton() {
  return (
    <div className="flex flex-col md:pt-7" aria-hidden="true">
      {Array.from({ length: 24 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed row of placeholders
        <div key={index} className="flex h-6 items-center gap-3 px-3 max-md:h-[46px]">
          <Skeleton className="h-3 w-40 max-md:w-20" />
          <Skeleton className="h-3 w-10" />
          <Skeleton className="h-3 w-28 max-md:hidden" />
          <div className="flex-1" style={{ maxWidth: `${35 + ((index * 29) % 50)}%` }}>
            <Skeleton className="h-3" />
          </div>
        </div>
      ))}
    </div>
  );
}
