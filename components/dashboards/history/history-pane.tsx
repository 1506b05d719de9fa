'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { VERSIONS_KEPT } from '@/lib/contracts/dashboard/dashboard-api';
import { versionsQuery } from './history-requests';
import type { Restorable } from './restorable';
import { VersionDetail } from './version-detail';
import { VersionList } from './version-list';

/** Versions beside what one of them holds. */
export function HistoryPane({ dashboardId, unsaved, onRestored }: Restorable) {
  const { data, error, refetch } = useQuery(versionsQuery(dashboardId));
  const [picked, setPicked] = useState<number | null>(null);
  if (data === undefined) {
    return error ? (
      <ErrorState title="The history could not be read" error={error} retry={() => void refetch()} />
    ) : (
      <div role="status" aria-label="Loading the history" className="flex flex-col gap-3 p-4">
        <Skeleton className="w-64" />
        <Skeleton className="w-48" />
      </div>
    );
  }
  const { versions, removed } = data;
  const newest = versions[0]?.version ?? null;
  const chosen = picked ?? newest;
  return (
    <div className="flex min-h-0 flex-1 max-md:flex-col">
      <div className="shrink-0 overflow-y-auto border-line max-md:max-h-[35%] max-md:border-b md:w-72 md:border-r">
        <VersionList versions={versions} chosen={chosen} onChoose={setPicked} />
        {removed > 0 ? (
          <p className="px-3 py-2 text-muted text-xs">
            {removed.toLocaleString('en')} older {removed === 1 ? 'version was' : 'versions were'} removed:
            the last {VERSIONS_KEPT} are kept.
          </p>
        ) : null}
      </div>
      {chosen === null || newest === null ? null : (
        <VersionDetail
          key={chosen}
          dashboardId={dashboardId}
          version={chosen}
          versions={versions}
          unsaved={unsaved}
          onRestored={onRestored}
          onStale={() => void refetch()}
        />
      )}
    </div>
  );
}
