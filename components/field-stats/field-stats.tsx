'use client';

import { X } from 'lucide-react';
import { formatCount, formatShare, formatShortCount } from '@/components/charts/format-count';
import type { LogSearchInput } from '@/components/logs/log-search-input';
import { useLogsActions } from '@/components/logs/logs-actions';
import { cleanLine } from '@/components/ui/clean-text';
import { ErrorState } from '@/components/ui/error-state';
import { IconButton } from '@/components/ui/icon-button';
import { Skeleton } from '@/components/ui/skeleton';
import type { LogStatsResponse } from '@/lib/contracts/log-stats';
import { NumberSection } from './number-section';
import { StatsValueRow } from './stats-value-row';
import { useFieldStats } from './use-field-stats';

interface FieldStatsProps {
  /** As it is typed in a query. */
  field: string;
  /** The search whose result is described; null while it cannot run. */
  input: LogSearchInput | null;
  onClose: () => void;
}

/** One field over the current result: how many have it, its numbers, its values. Stands in LogsActionsProvider. */
export function FieldStats({ field, input, onClose }: FieldStatsProps) {
  const query = useFieldStats(field, input);
  const { data } = query;
  return (
    <section aria-label={`Statistics of ${field}`} className="flex h-full min-h-0 flex-col">
      <header className="flex h-11 shrink-0 items-center gap-2 border-b pr-2 pl-3">
        <h2 className="min-w-0 flex-1 truncate font-medium" title={field}>
          {cleanLine(field, 200)}
        </h2>
        <IconButton label="Close the statistics" size="sm" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <div className="min-h-0 flex-1 overflow-y-auto p-3" tabIndex={0} aria-busy={query.isFetching}>
        {data ? (
          <div className={query.isPlaceholderData ? 'stale' : ''}>
            <Figures field={field} query={input?.q ?? ''} data={data} />
          </div>
        ) : query.error ? (
          <ErrorState
            title="The statistics could not be read"
            error={query.error}
            retry={() => void query.refetch()}
          />
        ) : input === null ? (
          <p className="py-6 text-center text-muted text-sm">
            The query has a mistake: nothing was searched.
          </p>
        ) : (
          <StatsSkeleton />
        )}
      </div>
    </section>
  );
}

function Figures({ field, query, data }: { field: string; query: string; data: LogStatsResponse }) {
  const actions = useLogsActions();
  const { total, present, distinct, values, numbers, estimate } = data;
  const about = estimate ? '≈ ' : '';
  // The error is that of all matches, not of those with this field: beside this count it would promise too much.
  const count = estimate ? `≈ ${formatShortCount(present)}` : formatCount(present);
  if (present === 0) {
    return (
      <p className="py-6 text-center text-muted text-sm">
        {total === 0 ? 'No logs match, so nothing can be counted.' : 'No log of the result has this field.'}
      </p>
    );
  }
  const rest = distinct - values.length;
  return (
    <div className="flex flex-col gap-4">
      <dl className="grid grid-cols-3 gap-2">
        <Figure
          name="In the result"
          value={formatShare(present / total)}
          note={`${count} of ${formatCount(total)} logs`}
        />
        <Figure
          name="Different values"
          value={`${estimate ? '≥ ' : ''}${formatCount(distinct)}`}
          note={estimate ? 'seen in the sample' : `${formatShare(distinct / present)} of its logs`}
        />
        <Figure
          name="Type"
          value={typeName(data.type)}
          note={numbers ? `${about}${formatCount(numbers.count)} numbers` : ''}
        />
      </dl>
      {numbers ? (
        <NumberSection field={field} query={query} stats={numbers} estimated={estimate !== null} />
      ) : null}
      <section aria-label="Top values" className="flex flex-col gap-1">
        <div className="flex items-baseline gap-3 text-xs">
          <h3 className="font-medium">Top values</h3>
          <span className="flex-1" />
          <button
            type="button"
            className="text-muted hover:text-accent-text hover:underline"
            onClick={() => actions.filterExists(field, false)}
          >
            has it
          </button>
          <button
            type="button"
            className="text-muted hover:text-accent-text hover:underline"
            onClick={() => actions.filterExists(field, true)}
          >
            lacks it
          </button>
        </div>
        <ul className="flex flex-col gap-px">
          {values.map((item) => (
            <StatsValueRow
              key={item.value}
              field={field}
              value={item.value}
              count={item.count}
              of={present}
              about={about}
            />
          ))}
        </ul>
        {rest > 0 ? (
          <p className="px-1 text-2xs text-faint">
            {estimate ? '≥ ' : ''}
            {formatCount(rest)} more values
          </p>
        ) : null}
      </section>
      <p className="text-2xs text-faint">
        {estimate
          ? `≈ Estimated from ${formatCount(estimate.sampled)} logs spread over the whole range. Min, max and the number of values are those of the sample.`
          : 'Exact: every log of the result was counted.'}
      </p>
    </div>
  );
}

function Figure({ name, value, note }: { name: string; value: string; note: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-2xs text-muted">{name}</dt>
      <dd className="truncate font-medium text-base">{value}</dd>
      <dd className="text-2xs text-faint">{note}</dd>
    </div>
  );
}

function typeName(type: LogStatsResponse['type']): string {
  if (type === 'string') return 'text';
  return type === 'boolean' ? 'true / false' : (type ?? '–');
}

function StatsSkeleton() {
  return (
    <div className="flex flex-col gap-3" aria-hidden>
      <Skeleton className="h-12" />
      <Skeleton className="h-24" />
      {Array.from({ length: 8 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed row of placeholders
        <Skeleton key={index} className="h-5" />
      ))}
    </div>
  );
}
