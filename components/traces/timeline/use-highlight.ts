import { useMemo } from 'react';
import { spanIdentity } from '@/lib/trace/span-identity';
import { useFindInTrace } from '../page/use-find-in-trace';
import type { TraceFacts } from '../page/use-trace-facts';
import type { FindState } from './use-find';

/** The spans that are why this trace was found, by the query that came with the link. */
export function useHighlight(facts: TraceFacts, q: string): FindState {
  const { model } = facts;
  const found = useFindInTrace(facts, q);
  const spans = q === '' ? undefined : found.data?.spans;
  return useMemo(() => {
    const matches: number[] = [];
    if (spans)
      for (const node of model.nodes) if (spans.has(spanIdentity(model, node))) matches.push(node.index);
    return {
      matches,
      matchSet: new Set(matches),
      active: q !== '',
      dims: false,
      searching: q !== '' && found.isPending,
      problem: found.error?.message ?? null,
    };
  }, [model, spans, q, found.isPending, found.error]);
}
