'use client';

import { useMemo } from 'react';
import { formatCount } from '@/components/charts/format-count';
import { LivePill } from '@/components/live-tail/live-pill';
import { UnreadableRange } from '@/components/time-picker/unreadable-range';
import { Button } from '@/components/ui/button';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { useTimeFormat } from '@/components/ui/time-zone';
import { useNarrow } from '@/components/ui/use-narrow';
import { ApiFailure } from '@/lib/http/api-failure';
import { ListAbove } from './list-above';
import { listLook } from './list-look';
import { LogList } from './log-list';
import { NoLogs } from './no-logs';
import type { LogsView } from './use-logs-view';

interface LogResultsProps {
  view: LogsView;
  cursorId: string | null;
  cursorField: string | null;
  onLeave: () => void;
}

/** The list of lines in whatever state the search is: loading, failed, empty, shown, or the old one while a new one runs. */
export function LogResults({ view, cursorId, cursorField, onLeave }: LogResultsProps) {
  const narrow = useNarrow();
  const { search, state, actions } = view;
  const { view: form, density, times, ns, wrap } = state;
  const look = useMemo(
    () => listLook({ view: form, density, times, ns, wrap }, narrow),
    [form, density, times, ns, wrap, narrow],
  );
  if (search.error && search.logs.length === 0) {
    const nowhere =
      state.at !== null && search.error instanceof ApiFailure && search.error.code === 'bad_request';
    return (
      <ErrorState
        title="The logs could not be searched"
        error={search.error}
        {...(nowhere ? {} : { retry: actions.refresh })}
      >
        {nowhere ? <Button onClick={actions.toStart}>Show the list from its start</Button> : null}
      </ErrorState>
    );
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
    <div className={`relative h-full ${stale ? 'stale' : ''}`} aria-busy={stale}>
      <ListAbove search={search} />
      <LivePill live={view.live} onShow={view.live.resume} />
      <LogList
        key={`${search.listKey} ${look.layout} ${look.wrap} ${look.density}`}
        logs={search.logs}
        listKey={search.listKey}
        cursorId={cursorId}
        cursorField={cursorField}
        selectedId={state.log}
        openedAt={search.openedAt}
        look={look}
        columns={view.columns}
        order={state.order}
        pattern={view.pattern}
        hasMore={
          search.hasNextPage && !stale && !search.lastPage?.searchedDown && !search.isFetchNextPageError
        }
        hasAbove={
          search.hasPreviousPage &&
          !stale &&
          !search.firstPage?.searchedUp &&
          !search.isFetchPreviousPageError
        }
        onNeedMore={search.loadMore}
        onNeedAbove={search.loadAbove}
        onOpen={actions.openLog}
        onLeave={onLeave}
        follow={view.live.enabled && view.live.held === null}
        onScrolledAway={(away) => view.live.hold('scrolled', away)}
        onOrder={view.setOrder}
        footer={<ListFooter view={view} />}
      />
    </div>
  );
}

function ListFooter({ view }: { view: LogsView }) {
  const format = useTimeFormat();
  const { search, actions } = view;
  const searchedTo = search.lastPage?.searchedDown;
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
