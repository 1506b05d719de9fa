'use client';

import { ArrowLeftRight } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Skeleton } from '@/components/ui/skeleton';
import type { CompareView } from '../use-compare-view';
import { DiffSummary } from './diff-summary';
import { DiffTree } from './diff-tree';
import { TraceSlot } from './trace-slot';
import { useDiff, useSideTrace } from './use-diff';

/** Two traces: what explains the difference, and both as one tree. */
export function TwoTraces({ view }: { view: CompareView }) {
  const { state, choose } = view;
  const a = useSideTrace(state.a);
  const b = useSideTrace(state.b);
  const merged = useDiff(a, b);
  const set = (side: 'a' | 'b') => (traceId: string) => choose({ [side]: traceId, row: '', closed: [] });
  const isLoading = (state.a !== '' && a.outline.isPending) || (state.b !== '' && b.outline.isPending);
  return (
    <div className="flex min-h-0 flex-1 flex-col max-md:overflow-y-auto">
      <div className="grid shrink-0 items-stretch gap-2 px-3 pb-2 md:grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)]">
        <TraceSlot side="baseline" trace={a} other={b} onChoose={set('a')} />
        <Button
          className="self-center max-md:justify-self-start"
          disabled={state.a === '' && state.b === ''}
          onClick={() => choose({ a: state.b, b: state.a, row: '', closed: [] })}
        >
          <ArrowLeftRight aria-hidden />
          Swap
        </Button>
        <TraceSlot side="candidate" trace={b} other={a} onChoose={set('b')} />
      </div>
      {merged ? (
        <>
          <DiffSummary diff={merged.diff} why={merged.why} view={view} a={a} b={b} />
          <DiffTree diff={merged.diff} view={view} a={a} b={b} />
        </>
      ) : isLoading ? (
        <div className="flex flex-col gap-2 px-3 py-2" aria-busy="true">
          <Skeleton className="h-16" />
          <Skeleton className="h-64" />
        </div>
      ) : a.outline.error || b.outline.error ? null : (
        <EmptyState
          title={state.a === '' && state.b === '' ? 'Choose two traces' : 'Choose the other trace'}
          text="Paste a trace id above, or choose one of the newest traces. Both are merged into one tree by their services and operations: what is missing, what is new, and what takes longer stands out."
        />
      )}
    </div>
  );
}
