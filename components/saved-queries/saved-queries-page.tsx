'use client';

import { useQuery } from '@tanstack/react-query';
import { Bookmark } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import { usePendingDeletes } from './pending-deletes';
import { savedQueriesQuery } from './saved-queries-api';
import { SavedQueryRow } from './saved-query-row';

export function SavedQueriesPage() {
  const { data, error, refetch } = useQuery(savedQueriesQuery);
  const deleting = usePendingDeletes();
  const queries = data?.savedQueries.filter((query) => !deleting.has(query.id));
  return (
    <>
      <PageHeader title="Saved queries" note={queries?.length ? String(queries.length) : null} />
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
