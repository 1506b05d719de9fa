'use client';

import { SearchX } from 'lucide-react';
import Link from 'next/link';
import { CriticalPathPanel } from '@/components/compare/critical-path-panel';
import { useShortcuts } from '@/components/shell/shortcuts';
import { UnreadableRange } from '@/components/time-picker/unreadable-range';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { ApiFailure } from '@/lib/http/api-failure';
import { servicesUrl } from '@/lib/url/services';
import { ErrorsLoggedPanel } from './errors-logged-panel';
import { FailuresPanel } from './failures-panel';
import { NeighboursPanel } from './neighbours-panel';
import { OperationsPanel } from './operations-panel';
import { Panel } from './panel';
import { ServiceCharts } from './service-charts';
import { ServiceHeader } from './service-header';
import { SlowSpansPanel } from './slow-spans-panel';
import { useServicePage } from './use-service-page';
import { VersionsPanel } from './versions-panel';

const SHORTCUTS = [{ keys: 'r', label: 'Refresh', group: 'Service' }] as const;

/** /services/{name}: how one service does, what it does, and with whom. */
export function ServicePage({ service }: { service: string }) {
  const view = useServicePage(service);
  const { detail, range, state } = view;
  const { data, error } = detail;
  useShortcuts(SHORTCUTS, view.refresh);
  if (error instanceof ApiFailure && error.status === 404) {
    return (
      <EmptyState
        heading="h1"
        icon={<SearchX />}
        title={`No service is called “${service}”`}
        text="It has sent neither logs nor traces, or its name is written in another way."
        actions={
          <Button asChild>
            <Link href={servicesUrl({ from: state.from, to: state.to })}>All services</Link>
          </Button>
        }
      />
    );
  }
  return (
    <div className="flex min-h-full flex-col">
      <ServiceHeader view={view} />
      {range === null ? (
        <UnreadableRange range={state} onChange={view.setRange} />
      ) : (
        <div className="flex flex-col gap-3 p-3">
          {error && data ? (
            <p role="alert" className="text-danger-text text-xs">
              The newest figures could not be read: {error.message}
            </p>
          ) : null}
          {error && !data ? (
            <ErrorState
              title="The service could not be read"
              error={error}
              retry={() => void detail.refetch()}
              className="py-6"
            />
          ) : (
            <ServiceCharts view={view} />
          )}
          {data ? (
            <div
              className={`flex flex-col gap-3 ${detail.isPlaceholderData ? 'stale' : ''}`}
              aria-busy={detail.isFetching}
            >
              <OperationsPanel view={view} data={data} />
              <div className="grid gap-3 lg:grid-cols-2">
                <NeighboursPanel view={view} side="upstream" neighbours={data.upstream} />
                <NeighboursPanel view={view} side="downstream" neighbours={data.downstream} />
                <FailuresPanel view={view} data={data} />
                <SlowSpansPanel view={view} data={data} />
                <VersionsPanel view={view} data={data} />
                <ErrorsLoggedPanel view={view} />
              </div>
            </div>
          ) : error ? (
            <ErrorsLoggedPanel view={view} />
          ) : (
            <Skeleton className="h-80" />
          )}
          <Panel title="What holds it up" note="the critical path of traces with its spans">
            <CriticalPathPanel
              q=""
              filters={{ service, ...(state.operation ? { operation: state.operation } : {}) }}
              from={range.from}
              to={range.to}
            />
          </Panel>
        </div>
      )}
    </div>
  );
}
