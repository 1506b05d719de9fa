'use client';

import { useQueryClient } from '@tanstack/react-query';
import { GitCompareArrows, RefreshCw } from 'lucide-react';
import { UnreadableRange } from '@/components/time-picker/unreadable-range';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import { useSlow } from '@/components/ui/use-slow';
import { serverNowNs } from '@/lib/http/server-clock';
import { rangeProblem } from '@/lib/time/range-math';
import type { CompareView } from '../use-compare-view';
import { BoundsForm } from './bounds-form';
import { ciCommand } from './ci-command';
import { CohortForm } from './cohort-form';
import { cohortInput, sideNames } from './cohort-input';
import { EasyStarts } from './easy-starts';
import { OperationsTable } from './operations-table';
import { SidesSummary } from './sides-summary';
import { COHORTS, useCohorts } from './use-cohorts';
import { VerdictCard } from './verdict-card';

/** Two cohorts of traces, compared by operation. */
export function CohortComparison({ view }: { view: CompareView }) {
  const { state, choose } = view;
  const client = useQueryClient();
  const problem = rangeProblem(state, serverNowNs());
  const input = problem ? null : cohortInput(state);
  const { data, error, isFetching, isPlaceholderData, refetch } = useCohorts(input, state);
  const seconds = useSlow(isFetching);
  const names = sideNames(state);
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-auto">
      <CohortForm view={view} />
      {problem ? (
        <UnreadableRange range={state} onChange={choose} />
      ) : input === null ? (
        <EasyStarts view={view} />
      ) : error && !isFetching ? (
        <ErrorState title="The traces could not be compared" error={error} retry={() => void refetch()} />
      ) : data ? (
        <div
          aria-busy={isFetching}
          className={`flex flex-col gap-2.5 px-3 py-2.5 ${isPlaceholderData ? 'stale' : ''}`}
        >
          <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
            <BoundsForm view={view} />
            <span className="ml-auto flex items-center gap-2 text-muted text-xs">
              {seconds > 0 ? (
                <>
                  <span className="animate-breathe">Comparing … {seconds} s</span>
                  <Button size="sm" onClick={() => void client.cancelQueries({ queryKey: COHORTS })}>
                    Cancel
                  </Button>
                </>
              ) : (
                <Button size="sm" variant="ghost" onClick={() => void refetch()}>
                  <RefreshCw aria-hidden />
                  Compare again
                </Button>
              )}
            </span>
          </div>
          <VerdictCard data={data} request={() => ciCommand(location.origin, input, state)} />
          <SidesSummary data={data} names={names} />
          {data.operations.length === 0 ? (
            <EmptyState
              icon={<GitCompareArrows />}
              title="Nothing to compare"
              text="No stored trace of this time is in either side. A longer time range, or other conditions, may have some."
            />
          ) : (
            <OperationsTable data={data} names={names} view={view} />
          )}
        </div>
      ) : (
        <ComparisonSkeleton />
      )}
    </div>
  );
}

function ComparisonSkeleton() {
  return (
    <div className="flex flex-col gap-2.5 px-3 py-2.5" aria-busy="true">
      <Skeleton className="h-7 w-80" />
      <div className="grid gap-2 md:grid-cols-2">
        <Skeleton className="h-20" />
        <Skeleton className="h-20" />
      </div>
      <Skeleton className="h-64" />
    </div>
  );
}
