import { useQueryClient } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import type { LogSearchInput } from '@/components/logs/log-search-input';
import { useResolvedRange } from '@/components/logs/use-resolved-range';
import { useNarrow } from '@/components/ui/use-narrow';
import { parseQuery } from '@/lib/query/parse';
import { absoluteRange } from '@/lib/time/range-math';
import { timeNsFromMs } from '@/lib/time/time-ns';
import { errorsParsers } from '@/lib/url/errors';
import { ERROR_QUERIES, useErrorTop, useErrorTrends } from './use-error-data';

const PUSH = { history: 'push' } as const;

/** Everything /errors shows: its URL state and the figures that follow from it. */
export function useErrorsView() {
  const [state, setState] = useQueryStates(errorsParsers, { history: 'replace', scroll: false });
  const { q, from, to, group } = state;
  const key = `errors ${JSON.stringify([q, from, to])}`;
  const { range, anchorMs, refresh } = useResolvedRange(key, from, to);
  const diagnostics = useMemo(() => parseQuery(q, 'log').diagnostics, [q]);
  const broken = diagnostics.some((diagnostic) => diagnostic.severity === 'error');
  const input = useMemo<LogSearchInput | null>(
    () => (range && !broken ? { q, from: range.from, to: range.to, anchorMs } : null),
    [range, broken, q, anchorMs],
  );
  const narrow = useNarrow();
  const client = useQueryClient();
  const setRange = (next: { from: string; to: string }) =>
    next.from === from && next.to === to ? refresh() : void setState(next, PUSH);
  return {
    state,
    setState,
    range,
    input,
    trends: useErrorTrends(input, group, narrow ? 40 : 80),
    top: useErrorTop(input),
    setQuery: (next: string) => (next === q ? refresh() : void setState({ q: next }, PUSH)),
    setRange,
    zoomTo: (ms: { fromMs: number; toMs: number }) =>
      setRange(absoluteRange(timeNsFromMs(ms.fromMs), timeNsFromMs(ms.toMs))),
    cancel: useCallback(() => void client.cancelQueries({ queryKey: ERROR_QUERIES }), [client]),
  };
}

export type ErrorsView = ReturnType<typeof useErrorsView>;
