'use client';

import { GitCompareArrows } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { CompareView } from '../use-compare-view';
import { useReleaseStarts } from './use-release-starts';

const TEXTS = {
  releases:
    'Choose a service and two of its versions above. The traces of both are compared operation by operation: calls, errors, durations and self time, with what is chance told apart from what is not.',
  time: 'Say when something changed: a deployment, an alert. The traces before and after are compared operation by operation.',
  queries:
    'Write two queries: two regions, two customers, fast and slow ones. Their traces are compared operation by operation.',
  traces: '',
} as const;

/** What to do while the sides are not chosen, with comparisons one click away. */
export function EasyStarts({ view }: { view: CompareView }) {
  const { state, choose } = view;
  const starts = useReleaseStarts(state);
  return (
    <EmptyState
      icon={<GitCompareArrows />}
      title={state.mode === 'queries' && state.qa !== '' ? 'Both sides are the same' : 'Nothing chosen yet'}
      text={TEXTS[state.mode]}
      actions={
        state.mode === 'releases' ? (
          starts.slice(0, 4).map((start) => (
            <Button key={start.service} onClick={() => choose({ ...start, maxP95: '10', maxErrors: '0.5' })}>
              {start.service} {start.va} → {start.vb}
            </Button>
          ))
        ) : state.mode === 'time' ? (
          <>
            <Button onClick={() => choose({ from: 'now-2h', to: 'now', at: 'now-1h' })}>
              The last hour against the one before
            </Button>
            <Button onClick={() => choose({ from: 'now-24h', to: 'now', at: 'now-12h' })}>
              The last 12 hours against those before
            </Button>
          </>
        ) : (
          <Button onClick={() => choose({ qa: 'NOT has{status:error}', qb: 'has{status:error}' })}>
            Traces with errors against those without
          </Button>
        )
      }
    />
  );
}
