'use client';

import Link from 'next/link';
import { SaveQueryButton } from '@/components/saved-queries/save-query-button';
import { Segmented } from '@/components/ui/segmented';
import { compareUrl } from '@/lib/url/compare';
import { searchOf } from '@/lib/url/search-of';
import { tracesUrl } from '@/lib/url/traces';
import { CohortComparison } from './cohorts/cohort-comparison';
import { TwoTraces } from './traces/two-traces';
import { useCompareView } from './use-compare-view';

const MODES = [
  { value: 'traces', label: 'Two traces' },
  { value: 'releases', label: 'Releases' },
  { value: 'time', label: 'Before and after' },
  { value: 'queries', label: 'Two queries' },
] as const;

/** /traces/compare: two traces, or the traces of two releases, times or queries. */
export function ComparePage() {
  const view = useCompareView();
  const { state, choose } = view;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-2 px-3 pt-2.5 pb-2">
        <h1 className="flex items-center gap-2 text-base">
          <Link href={tracesUrl()} className="text-muted hover:text-text">
            Traces
          </Link>
          <span aria-hidden="true" className="text-faint">
            /
          </span>
          <span className="font-semibold">Compare</span>
        </h1>
        <Segmented
          label="What is compared"
          value={state.mode}
          options={MODES}
          onChange={(mode) => choose({ mode, row: '' })}
        />
        <div className="ml-auto max-sm:hidden">
          <SaveQueryButton path="/traces/compare" search={searchOf(compareUrl(state))} />
        </div>
      </header>
      {state.mode === 'traces' ? <TwoTraces view={view} /> : <CohortComparison view={view} />}
    </div>
  );
}
