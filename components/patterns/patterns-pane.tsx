'use client';

import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useMemo } from 'react';
import { formatCount } from '@/components/charts/format-count';
import { EmptyState } from '@/components/ui/empty-state';
import { ErrorState } from '@/components/ui/error-state';
import { Skeleton } from '@/components/ui/skeleton';
import type { LogPatternsResponse } from '@/lib/contracts/log-patterns';
import type { PatternDeeds } from './pattern-actions';
import { PatternList } from './pattern-list';
import { addClause } from './pattern-query';
import { PatternsSummary } from './patterns-summary';
import { PATTERN_ORDERS, sortPatterns } from './sort-patterns';
import { type PatternsInput, usePatterns } from './use-patterns';

interface PatternsPaneProps {
  /** The search whose lines are grouped; null while the query or the range cannot be read. */
  input: PatternsInput | null;
  setQuery: (q: string) => void;
  openLog: (id: string) => void;
}

const ORDER = parseAsStringLiteral(PATTERN_ORDERS).withDefault('count');

/** The matching lines grouped by what stays the same in their messages. */
export function PatternsPane({ input, setQuery, openLog }: PatternsPaneProps) {
  const [order, setOrder] = useQueryState('patterns', ORDER);
  const { data, counting, error, isPending, isFetching, isStale, refetch } = usePatterns(input);
  const patterns = useMemo(() => sortPatterns(data?.patterns ?? [], order), [data, order]);
  const deeds: PatternDeeds = {
    filter: (clause, exclude) => {
      if (input !== null) setQuery(addClause(input.q, clause, exclude));
    },
    openLog,
  };
  if (error && !data)
    return <ErrorState title="The patterns could not be read" error={error} retry={refetch} />;
  if (input === null && !data) {
    return (
      <p className="px-4 py-12 text-center text-muted">
        The query or the time range has a mistake, shown above. Nothing was searched.
      </p>
    );
  }
  if (!data)
    return isPending ? (
      <RowsSkeleton />
    ) : (
      <p className="py-12 text-center text-muted">The search was cancelled.</p>
    );
  if (data.total === 0 && !isStale) {
    return (
      <EmptyState
        title="No patterns: no line matches"
        text="A wider time range or fewer conditions find more. Patterns group lines that differ only in numbers, ids, names and the like."
      />
    );
  }
  return (
    <div className={`flex h-full min-h-0 flex-col ${isStale ? 'stale' : ''}`} aria-busy={isFetching}>
      <PatternsSummary
        data={data}
        counting={counting}
        order={order}
        onOrder={(next) => void setOrder(next)}
      />
      <PatternList patterns={patterns} total={data.total} deeds={deeds} footer={<Rest data={data} />} />
    </div>
  );
}

/** What the list does not show, so that its counts and the total agree. */
function Rest({ data: { rest, unread, patterns } }: { data: LogPatternsResponse }) {
  const parts = [
    rest.count === 0
      ? null
      : `${formatCount(rest.count)} lines more are of ${rest.patterns > 0 ? `${formatCount(rest.patterns)} rarer` : 'other'} patterns`,
    unread === 0 ? null : `${formatCount(unread)} lines were not read in the time allowed`,
  ].filter((part) => part !== null);
  if (parts.length === 0)
    return `That is all: ${formatCount(patterns.length)} ${patterns.length === 1 ? 'pattern' : 'patterns'}.`;
  return `${parts.join('; ')}. One more condition or a shorter time range shows them.`;
}

function RowsSkeleton() {
  return (
    <div className="flex flex-col pt-10" aria-hidden="true">
      {Array.from({ length: 14 }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fixed row of placeholders
        <div key={index} className="flex h-[37px] items-center gap-4 px-3">
          <Skeleton className="h-3 w-20" />
          <Skeleton className="h-5 w-24 max-md:hidden" />
          <Skeleton className="h-3 w-10" />
          <div className="flex-1" style={{ maxWidth: `${30 + ((index * 31) % 45)}%` }}>
            <Skeleton className="h-3" />
          </div>
        </div>
      ))}
    </div>
  );
}
