'use client';

import { useQuery } from '@tanstack/react-query';
import { Bookmark, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import { usePendingDeletes } from './pending-deletes';
import { savedQueriesQuery } from './saved-queries-api';
import { SavedQueryRow } from './saved-query-row';

/** `missing`: the short link that led here, when its query is not there. */
export function SavedQueriesPage({ missing }: { missing: string | null }) {
  const { data, error, refetch } = useQuery(savedQueriesQuery);
  const deleting = usePendingDeletes();
  const queries = data?.savedQueries.filter((query) => !deleting.has(query.id));
  return (
    <>
      <PageHeader title="Saved queries" note={queries?.length ? String(queries.length) : null} />
      {missing === null ? null : (
        <p role="status" className="flex items-start gap-2 border-line border-b px-4 py-2.5">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-sev-warn-text" />
          <span className="min-w-0 break-words">
            There is no saved query behind <code className="font-mono">/q/{missing.slice(0, 64)}</code>: it
            was deleted, or the link is cut short.
          </span>
        </p>
      )}
      {queries === undefined ? (
        error ? (
          <ErrorState title="The saved queries could not be read" error={error} retry={() => refetch()} />
        ) : (
          <LoadingRows />
        )
      ) : queries.length === 0 ? (
        <EmptyState
          icon={<Bookmark />}
          title="No saved queries yet"
          text="Save keeps what a page shows (query, filters, range) under a name, with a short link to share. You find it at the top of logs, errors and traces."
          actions={
            <Button asChild variant="primary">
              <Link href="/logs">Go to logs</Link>
            </Button>
          }
        />
      ) : (
        <ul aria-label="Saved queries">
          {queries.map((query) => (
            <SavedQueryRow key={query.id} query={query} />
          ))}
        </ul>
      )}
    </>
  );
}

function LoadingRows() {
  return (
    <div role="status" aria-label="Loading saved queries">
      {[64, 40, 52].map((width) => (
        <div key={width} className="flex h-14 flex-col justify-center gap-1.5 border-line border-b px-4">
          <div style={{ width: `${width}%` }}>
            <Skeleton className="max-w-80" />
          </div>
          <Skeleton className="h-3 w-48" />
        </div>
      ))}
    </div>
  );
}
