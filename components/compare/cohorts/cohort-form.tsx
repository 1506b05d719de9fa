'use client';

import { ArrowLeftRight } from 'lucide-react';
import { TimePicker } from '@/components/time-picker/time-picker';
import { Button } from '@/components/ui/button';
import type { CompareView } from '../use-compare-view';
import { QueryField } from './query-field';
import { ReleasePicker } from './release-picker';
import { SplitPicker } from './split-picker';

/** What the two cohorts are: the releases, the time or the queries that part them, and the query and range of both. */
export function CohortForm({ view }: { view: CompareView }) {
  const { state, choose } = view;
  return (
    <div className="flex shrink-0 flex-col gap-2 border-b px-3 pb-2.5">
      <div className="flex flex-wrap items-start gap-2">
        {state.mode === 'releases' ? <ReleasePicker view={view} /> : null}
        {state.mode === 'time' ? <SplitPicker view={view} /> : null}
        {state.mode === 'queries' ? (
          <>
            <QueryField
              label="Baseline"
              placeholder="Traces to compare with, for example version:2.0.4"
              value={state.qa}
              onSubmit={(qa) => choose({ qa, row: '' })}
            />
            <QueryField
              label="Candidate"
              placeholder="Traces that may differ, for example version:2.1.0"
              value={state.qb}
              onSubmit={(qb) => choose({ qb, row: '' })}
            />
          </>
        ) : null}
        {state.mode === 'time' ? null : (
          <Button
            title="Swap the sides"
            onClick={() => choose({ va: state.vb, vb: state.va, qa: state.qb, qb: state.qa })}
          >
            <ArrowLeftRight aria-hidden />
            <span className="max-md:sr-only">Swap</span>
          </Button>
        )}
      </div>
      <div className="flex flex-wrap items-start gap-2">
        <QueryField
          label="Both sides"
          placeholder="All traces; narrow both sides with a query"
          value={state.q}
          onSubmit={(q) => choose({ q, row: '' })}
          slashFocuses
        />
        <TimePicker from={state.from} to={state.to} onChange={(range) => choose({ ...range, row: '' })} />
      </div>
    </div>
  );
}
