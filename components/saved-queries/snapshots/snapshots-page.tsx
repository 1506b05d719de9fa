'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { ArrowLeft, Camera, Search, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useQueryStates } from 'nuqs';
import { useCallback, useMemo, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { PageHeader } from '@/components/ui/page-header';
import { Segmented } from '@/components/ui/segmented';
import type { Snapshot } from '@/lib/contracts/snapshot';
import { libraryParsers } from '@/lib/url/library';
import { LibraryList, type LibraryListHandle } from '../library/library-list';
import { LoadingThings } from '../library/loading-things';
import { MissingLink } from '../library/missing-link';
import { SearchField } from '../library/search-field';
import { SnapshotRow } from './snapshot-row';
import { snapshotsQuery } from './snapshots-api';
import { useSnapshotActions } from './use-snapshot-actions';

const SHELVES = [
  { value: 'all', label: 'All' },
  { value: 'trash', label: 'Trash' },
] as const;

/** /saved/snapshots: every snapshot that was made, of pages and of dashboards. */
export function SnapshotsPage() {
  const [state, setState] = useQueryStates(libraryParsers, { history: 'replace', scroll: false });
  const { q, missing } = state;
  const trash = state.show === 'trash';
  const asked = useInfiniteQuery(snapshotsQuery({ q, trash }));
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage, isPlaceholderData } = asked;
  const actions = useSnapshotActions();
  const list = useRef<LibraryListHandle>(null);
  const entries = useMemo(
    () => data?.pages.flatMap(({ snapshots }) => snapshots.map((thing) => ({ thing }))) ?? [],
    [data],
  );
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const total = data?.pages[0]?.total ?? 0;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <PageHeader
        title="Snapshots"
        note={total > 0 ? total.toLocaleString('en') : null}
        actions={
          <Button asChild>
            <Link href="/saved">
              <ArrowLeft aria-hidden />
              Saved
            </Link>
          </Button>
        }
      />
      {missing === null ? null : <MissingLink what="snapshot" path={`/s/${missing}`} />}
      <div className="flex shrink-0 flex-wrap items-center gap-2 border-line border-b px-4 py-2">
        <SearchField
          label="Search names"
          value={q}
          onChange={(typed) => void setState({ q: typed })}
          onLeave={() => list.current?.focusFirst()}
        />
        <Segmented
          label="Show"
          value={trash ? 'trash' : 'all'}
          options={SHELVES}
          onChange={(show) => void setState({ show }, { history: 'push' })}
        />
      </div>
      <div className={cn('flex min-h-0 flex-1 flex-col', isPlaceholderData && 'stale')}>
        {data === undefined ? (
          error ? (
            <ErrorState title="The snapshots could not be read" error={error} retry={() => void refetch()} />
          ) : (
            <LoadingThings />
          )
        ) : entries.length === 0 ? (
          <NoSnapshots q={q.trim()} trash={trash} />
        ) : (
          <LibraryList
            ref={list}
            label="Snapshots"
            entries={entries}
            keyOf={keyOf}
            onEnd={hasNextPage && !isFetchingNextPage ? loadMore : null}
            renderRow={(snapshot) => <SnapshotRow snapshot={snapshot} actions={actions} />}
          />
        )}
      </div>
    </div>
  );
}

function keyOf({ id }: Snapshot): string {
  return id;
}

function NoSnapshots({ q, trash }: { q: string; trash: boolean }) {
  if (q !== '')
    return (
      <EmptyState icon={<Search />} title={`No snapshot is called “${q}”`} text="Part of a name is enough." />
    );
  if (trash)
    return (
      <EmptyState
        icon={<Trash2 />}
        title="The trash is empty"
        text="A deleted snapshot stays here for 30 days and can be restored."
      />
    );
  return (
    <EmptyState
      icon={<Camera />}
      title="No snapshots yet"
      text="A snapshot link always opens the same: this query or dashboard, these columns, these times. You make one in the menu of a saved query or of a dashboard, and where a view is saved."
    />
  );
}
