import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { findInTrace } from '@/lib/trace/find-in-trace';
import { spanIdentity } from '@/lib/trace/span-identity';
import type { TraceModel } from '@/lib/trace/trace-model';
import { useFindInTrace } from '../page/use-find-in-trace';
import type { TraceFacts } from '../page/use-trace-facts';

export interface FindState {
  /** Node indexes in row order. */
  matches: number[];
  matchSet: ReadonlySet<number>;
  active: boolean;
  /** Whether rows that do not match step back. */
  dims: boolean;
  /** Rows that do not step back all the same: what led here. */
  kept?: ReadonlySet<number>;
  /** True while the server still looks through attributes, resources and events. */
  searching: boolean;
  /** What is wrong with the text as a query; its words are found all the same. */
  problem: string | null;
}

const TYPING_MS = 150;
const NONE: ReadonlySet<string> = new Set();

/**
 * What the find field matches: its words in what is drawn, at once, and from the server its words anywhere in attributes
 * and events, and everything else the search language can say about a span. Typing stays quick on 100,000 spans because both may lag behind.
 */
export function useFind(facts: TraceFacts, text: string): FindState {
  const { model } = facts;
  const deferred = useDeferredValue(text.trim());
  const asked = useSettled(deferred);
  const found = useFindInTrace(facts, asked, true);
  const isOld = found.isPlaceholderData || asked !== deferred;
  const spans = isOld || deferred === '' ? NONE : (found.data?.spans ?? NONE);
  const drawn = useMemo(() => findInTrace(model, deferred), [model, deferred]);
  return useMemo(() => {
    const matches = spans.size === 0 ? drawn : withFound(model, drawn, spans);
    return {
      matches,
      matchSet: new Set(matches),
      active: deferred !== '',
      dims: true,
      searching: deferred !== '' && (isOld || found.isPending),
      problem: found.error && !isOld ? found.error.message : null,
    };
  }, [model, drawn, spans, deferred, isOld, found.isPending, found.error]);
}

function withFound(model: TraceModel, drawn: readonly number[], spans: ReadonlySet<string>): number[] {
  const all = new Set(drawn);
  for (const node of model.nodes) if (spans.has(spanIdentity(model, node))) all.add(node.index);
  return [...all].sort((a, b) => a - b);
}

/** The text once it has not changed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/** The match after (or before) this node in row order, round the end. -1 when there is none. */
export function nextMatch(matches: readonly number[], from: number, by: 1 | -1): number {
  if (matches.length === 0) return -1;
  if (by === 1) return matches.find((index) => index > from) ?? matches[0] ?? -1;
  return matches.findLast((index) => index < from) ?? matches.at(-1) ?? -1;
}
