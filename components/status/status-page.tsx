'use client';

import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '@/components/ui/error-state';
import { PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import { parseIsoNs } from '@/lib/time/iso';
import { CallsLeftOut } from './calls-left-out';
import { IngestTable } from './ingest-table';
import { LastErrors } from './last-errors';
import { ListenerList } from './listener-list';
import { ProcessNote } from './process-note';
import { RepairList } from './repair-list';
import { SourceTable } from './source-table';
import { StatusBanner } from './status-banner';
import { StatusFigures } from './status-figures';
import { statusQuery } from './status-query';
import { StoreFacts } from './store-facts';

const REFRESH_MS = 5000;

/** What the server says of itself, every five seconds. */
export function StatusPage() {
  const { data, error, refetch, dataUpdatedAt } = useQuery({
    ...statusQuery,
    staleTime: 0,
    refetchInterval: REFRESH_MS,
    // It asks again soon anyway: a server that is away is to be said at once.
    retry: false,
  });
  if (!data) {
    return (
      <>
        <PageHeader title="Status" />
        {error ? (
          <ErrorState title="The status could not be read" error={error} retry={() => refetch()} />
        ) : (
          <LoadingStatus />
        )}
      </>
    );
  }
  // Ages are measured at the moment of the answer, so that they never run ahead of the figures beside them.
  const ageMs = (iso: string) => dataUpdatedAt - Number((parseIsoNs(iso) ?? 0n) / 1_000_000n);
  return (
    <>
      <PageHeader
        title="Status"
        note={<ProcessNote version={data.version} demo={data.demo} upMs={ageMs(data.startedAt)} />}
      />
      <div className="flex max-w-6xl flex-col gap-4 p-4">
        <StatusBanner status={data} error={error} answeredAt={dataUpdatedAt} />
        <StatusFigures status={data} />
        <div className="grid gap-4 lg:grid-cols-[3fr_2fr] lg:items-start">
          <div className="flex min-w-0 flex-col gap-4">
            <IngestTable ingest={data.ingest} ageMs={ageMs} />
            <SourceTable sources={data.sources} ageMs={ageMs} />
            <LastErrors errors={data.lastErrors} />
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            <StoreFacts store={data.store} database={data.database} />
            <ListenerList listeners={data.listeners} />
            <RepairList repairs={data.repairs} />
            <CallsLeftOut traces={data.traces} />
          </div>
        </div>
      </div>
    </>
  );
}

function LoadingStatus() {
  return (
    <div role="status" aria-label="Loading the status" className="flex max-w-6xl flex-col gap-4 p-4">
      <Skeleton className="h-11" />
      <Skeleton className="h-24" />
      <div className="grid gap-4 lg:grid-cols-[3fr_2fr]">
        <Skeleton className="h-44" />
        <Skeleton className="h-44" />
      </div>
    </div>
  );
}
