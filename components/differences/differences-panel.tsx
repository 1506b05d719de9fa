'use client';

import { Diff } from 'lucide-react';
import { formatCount, formatEstimate } from '@/components/charts/format-count';
import type { LogSearchInput } from '@/components/logs/log-search-input';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import type { LogDifferencesResponse } from '@/lib/contracts/log-differences';
import { appendClause } from '@/lib/query/clauses';
import { DifferenceRow } from './difference-row';
import { ERRORS, PartPicker } from './part-picker';
import { rangeOfPart } from './part-range';
import { useLogDifferences } from './use-log-differences';
import { withoutPart } from './without-part';

interface DifferencesPanelProps {
  input: LogSearchInput | null;
  /** A stretch `ISO..ISO` or a condition; null: none chosen yet. */
  part: string | null;
  onPart: (part: string | null) => void;
  setQuery: (q: string) => void;
}

/** What a part of the result has more often than the rest: the shortest way from a spike to its cause. */
export function DifferencesPanel({ input, part, onPart, setQuery }: DifferencesPanelProps) {
  const { data, error, isPlaceholderData, isFetching, refetch } = useLogDifferences(input, part);
  const filter = (condition: string, exclude: boolean) =>
    setQuery(appendClause(input?.q ?? '', exclude ? `NOT ${condition}` : condition));
  return (
    <section aria-label="What differs" className="flex h-full min-h-0 flex-col">
      <PartPicker part={part} onPart={onPart} />
      {part === null ? (
        <EmptyState
          icon={<Diff />}
          title="What differs here?"
          text="Drag over the chart and choose “What differs here?”, or type a condition. The values that its logs have more often than all others are listed here, the surest first."
          actions={<Button onClick={() => onPart(ERRORS)}>Errors against the rest</Button>}
        />
      ) : error && !isFetching ? (
        <ErrorState title="The parts could not be compared" error={error} retry={() => void refetch()} />
      ) : data ? (
        <div
          className={`flex min-h-0 flex-1 flex-col ${isPlaceholderData ? 'stale' : ''}`}
          aria-busy={isFetching}
        >
          <p className="shrink-0 border-b px-3 pb-2 text-muted text-xs" aria-live="polite">
            {basisOf(data)}
          </p>
          <Differences
            data={data}
            onFilter={filter}
            wider={widerQuery(input?.q ?? '', part)}
            onWiden={setQuery}
          />
        </div>
      ) : (
        <DifferencesSkeleton />
      )}
    </section>
  );
}

function Differences({
  data,
  onFilter,
  wider,
  onWiden,
}: {
  data: LogDifferencesResponse;
  onFilter: (condition: string, exclude: boolean) => void;
  /** A query that also has the logs the part can be compared with; null: the result has them. */
  wider: string | null;
  onWiden: (q: string) => void;
}) {
  if (data.rest.total === 0 && data.part.total > 0 && wider !== null) {
    return (
      <EmptyState
        title="The query asks for this part alone"
        text="There is no rest to compare it with. Without that condition in the query, it is compared with all other logs."
        actions={
          <Button onClick={() => onWiden(wider)}>
            Compare with {wider === '' ? 'all logs' : `all of ${wider}`}
          </Button>
        }
      />
    );
  }
  if (data.part.sampled === 0 || data.rest.sampled === 0) {
    const side = data.part.sampled === 0 ? 'this part' : 'the rest';
    return (
      <EmptyState
        title={`No logs in ${side}`}
        text="There is nothing to compare with. Choose another part, or a longer time range."
      />
    );
  }
  if (data.differences.length === 0) {
    return (
      <EmptyState
        title="Nothing sets it apart"
        text={`None of ${formatCount(data.compared)} values is more frequent here than chance explains. A longer part, or one around a spike, says more.`}
      />
    );
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section aria-label="Values that differ" tabIndex={0} className="min-h-0 flex-1 overflow-auto">
      <table className="w-full table-auto text-sm">
        <thead className="sticky top-0 z-10 bg-bg text-left text-muted text-xs">
          <tr className="border-b">
            <th className="px-3 py-1.5 font-medium">More frequent here</th>
            <th className="px-3 py-1.5 font-medium max-md:px-1.5">Here</th>
            <th className="px-3 py-1.5 font-medium max-md:px-1.5">Rest</th>
            <th
              className="px-3 py-1.5 text-right font-medium max-md:px-1"
              title="How many times as frequent as in the rest"
            >
              Times
            </th>
            <th className="px-3 py-1.5 max-md:px-0">
              <span className="sr-only">Filter</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {data.differences.map((difference) => (
            <DifferenceRow
              key={difference.condition}
              difference={difference}
              approximate={{ part: !data.part.exact, rest: !data.rest.exact }}
              onFilter={onFilter}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function widerQuery(q: string, part: string): string | null {
  const wider = rangeOfPart(part) === null ? withoutPart(q, part) : q;
  return wider === q ? null : wider;
}

function basisOf({ part, rest }: LogDifferencesResponse): string {
  const side = (one: LogDifferencesResponse['part'], name: string) =>
    one.exact
      ? `${formatCount(one.total)} ${name}`
      : `${formatEstimate(one.total, one.relativeError)} ${name}, of which ${formatCount(one.sampled)} spread over all were read`;
  return `${side(part, part.total === 1 ? 'log here' : 'logs here')}; ${side(rest, 'in the rest')}.`;
}

function DifferencesSkeleton() {
  return (
    <div className="flex flex-col gap-3 p-3" aria-busy="true">
      {Array.from({ length: 8 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed row of placeholders
        <Skeleton key={index} className="h-6" />
      ))}
    </div>
  );
}
