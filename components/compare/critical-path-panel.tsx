'use client';

import { Route } from 'lucide-react';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { formatCount } from '@/components/charts/format-count';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Segmented } from '@/components/ui/segmented';
import { Skeleton } from '@/components/ui/skeleton';
import type { CriticalPathResponse } from '@/lib/contracts/trace-critical-path';
import { formatDuration } from '@/lib/time/format-duration';
import { type PathGroup, PathRow } from './path-row';
import { type PathQuestion, useCriticalPath } from './use-critical-path';

const GROUPS = ['slowest', 'typical', 'all'] as const satisfies readonly PathGroup[];

const OPTIONS = [
  { value: 'slowest', label: 'Slowest 5 %', title: 'Calls at P95 and above' },
  { value: 'typical', label: 'Typical', title: 'The fifth of the calls around the median' },
  { value: 'all', label: 'All', title: 'Every call that was read' },
] as const;

/** Which operations hold up what a query finds: in the slowest calls, in the typical ones, and how that differs. */
export function CriticalPathPanel(question: PathQuestion) {
  const [group, setGroup] = useQueryState(
    'held',
    parseAsStringLiteral(GROUPS).withDefault('slowest').withOptions({ history: 'replace' }),
  );
  const { data, error, isFetching, isPlaceholderData, refetch } = useCriticalPath(question);
  if (error && !isFetching && !data)
    return (
      <ErrorState
        title="The critical paths could not be computed"
        error={error}
        retry={() => void refetch()}
      />
    );
  if (!data) return <PanelSkeleton />;
  if (data.groups.all.calls === 0 || data.operations.length === 0)
    return (
      <EmptyState
        icon={<Route />}
        title="No calls to follow"
        text="No stored trace of this time meets the query. With a longer time range, or fewer conditions, the operations that hold up its traces are listed here."
      />
    );
  return (
    <section
      aria-label="What holds it up"
      aria-busy={isFetching}
      className={`flex min-h-0 flex-1 flex-col ${isPlaceholderData ? 'stale' : ''}`}
    >
      <div className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1.5 px-3 py-2 text-xs">
        <Segmented label="Calls" value={group} options={OPTIONS} onChange={(next) => void setGroup(next)} />
        <p className="text-muted" aria-live="polite">
          {basisOf(data, group)}
        </p>
      </div>
      <PathTable data={data} group={group} />
    </section>
  );
}

function PathTable({ data, group }: { data: CriticalPathResponse; group: PathGroup }) {
  const rows = data.operations
    .filter((one) => one[group].meanNs > 0)
    .toSorted((a, b) => b[group].meanNs - a[group].meanNs);
  const most = Math.max(
    0,
    ...rows.map((one) => Math.max(one.typical.share, one.slowest.share, one.all.share)),
  );
  return (
    <section
      aria-label="Operations on the critical path"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="@container min-h-0 flex-1 overflow-auto"
    >
      <table className="w-full text-sm">
        <thead className="sticky top-0 z-10 bg-bg text-left text-muted text-xs">
          <tr className="border-y">
            <th className="px-3 py-1.5 font-medium">Operation</th>
            <th className="px-3 py-1.5 font-medium max-md:px-1.5" title="Of the time that calls took">
              Share of the path
            </th>
            <th
              className="px-3 py-1.5 text-right font-medium max-md:hidden"
              title="On the critical path of one call, on average"
            >
              Typical
            </th>
            <th
              className="whitespace-nowrap px-3 py-1.5 text-right font-medium max-md:px-1.5"
              title="On the critical path of one call, on average"
            >
              Slowest 5 %
            </th>
            <th className="px-3 py-1.5 text-right font-medium @max-3xl:hidden">Traces</th>
            <th className="px-3 py-1.5 font-medium max-md:hidden">Examples</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <PathRow key={`${one.service} ${one.operation}`} row={one} group={group} most={most} />
          ))}
        </tbody>
      </table>
      {data.operationsLeftOut > 0 ? (
        <p className="px-3 py-2 text-muted text-xs">
          {formatCount(data.operationsLeftOut)} more operations hold up less and are not listed.
        </p>
      ) : null}
    </section>
  );
}

function basisOf(data: CriticalPathResponse, group: PathGroup): string {
  const { calls, durationNs } = data.groups[group];
  const what = data.of === 'trace' ? (calls === 1 ? 'trace' : 'traces') : calls === 1 ? 'call' : 'calls';
  const which = {
    slowest: ` at P95 and above (${formatDuration(data.p95Ns ?? 0)})`,
    typical: ' around the median',
    all: '',
  };
  const sample = data.complete ? '' : ` Read from ${formatCount(data.traces)} traces spread over the range.`;
  const left =
    data.leftOut.traces === 0
      ? ''
      : ` ${formatCount(data.leftOut.traces)} traces of ${formatCount(data.leftOut.spans)} spans were too large to read.`;
  const nested =
    data.callsLeftOut === 0
      ? ''
      : ` ${formatCount(data.callsLeftOut)} calls deep within others are not counted.`;
  return `${formatCount(calls)} ${what}${which[group]}, ${formatDuration(durationNs)} on average.${sample}${left}${nested}`;
}

function PanelSkeleton() {
  return (
    <div className="flex flex-col gap-3 p-3" aria-busy="true">
      {Array.from({ length: 7 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed row of placeholders
        <Skeleton key={index} className="h-6" />
      ))}
    </div>
  );
}
