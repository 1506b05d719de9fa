'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { ApiFailure } from '@/lib/http/api-failure';
import { SnapshotBoard } from './snapshot-board';
import { boardSnapshotQuery } from './snapshot-requests';

/** /s/{id}/board: a dashboard as somebody saw it. */
export function SnapshotPage({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(boardSnapshotQuery(id));
  if (data) return <SnapshotBoard kept={data} />;
  if (error instanceof ApiFailure && (error.status === 404 || error.status === 400)) {
    return (
      <EmptyState
        heading="h1"
        title="There is no such snapshot"
        text="It was deleted, or the link is cut short. A deleted one can be restored from the trash for 30 days."
        actions={
          <Button asChild>
            <Link href="/saved/snapshots">All snapshots</Link>
          </Button>
        }
      />
    );
  }
  if (error) {
    return (
      <ErrorState
        heading="h1"
        title="The snapshot could not be read"
        error={error}
        retry={() => void refetch()}
      />
    );
  }
  return (
    <div role="status" aria-label="Loading the snapshot" className="flex flex-col gap-3 p-4">
      <Skeleton className="h-6 w-64" />
      <Skeleton className="h-48 w-full" />
    </div>
  );
}
