import { useQueryClient } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import { holdAnchor } from '@/components/logs/range-anchor';
import { useResolvedRange } from '@/components/logs/use-resolved-range';
import { parseTraceQuery } from '@/lib/query/trace/parse-trace-query';
import { type TracesState, tracesParsers } from '@/lib/url/traces';
import { useTraceHeatmap } from '../heatmap/use-trace-heatmap';
import { joinPages } from './join-pages';
import { inBox, TRACE_QUERIES, traceSearchInput } from './trace-search-input';
import { useLiveRefresh } from './use-live-refresh';
import { useTraceSearch } from './use-trace-search';

/** What a new question leaves behind: a box, an open row, a choice of the old one. */
const FRESH = { box: null, open: null, at: null } as const;

/** Everything /traces shows: its state in the address, and the searches that follow from it. */
export function useTracesView(narrow: boolean) {
  const client = useQueryClient();
  const [state, setState] = useQueryStates(tracesParsers, { history: 'push', scroll: false });
  const { q, from, to, service, operation, minDuration, maxDuration, status, sort, box } = state;
  const key = JSON.stringify(['traces', q, from, to, service, operation, minDuration, maxDuration, status]);
  const { range, refresh } = useResolvedRange(key, from, to);
  const parsed = useMemo(() => parseTraceQuery(q), [q]);
  const wrong = parsed.diagnostics.some(({ severity }) => severity === 'error');
  const [fromIso, toIso] = [range?.from, range?.to];
  const input = useMemo(
    () =>
      wrong || fromIso === undefined || toIso === undefined
        ? null
        : traceSearchInput(
            { q, service, operation, minDuration, maxDuration, status },
            { from: fromIso, to: toIso },
          ),
    [wrong, fromIso, toIso, q, service, operation, minDuration, maxDuration, status],
  );
  const listed = useMemo(() => (input && box ? inBox(input, box) : input), [input, box]);
  const search = useTraceSearch(listed, sort);
  const pages = listed === null ? undefined : search.data?.pages;
  const traces = useMemo(() => joinPages(pages ?? []), [pages]);
  const heatmap = useTraceHeatmap(input, narrow ? 40 : 110);
  // Points are those of the whole search; without a box that is the list itself.
  const whole = useTraceSearch(state.pane === 'scatter' ? input : null, sort);
  const points = useMemo(() => joinPages(whole.data?.pages ?? []), [whole.data]);
  const reading = box !== null || state.open !== null || state.pick.length > 0;
  const isLive = state.live && to === 'now' && sort === 'newest';
  const { held, noteScrolled } = useLiveRefresh(isLive, reading, search.isFetching, refresh);
  return {
    state,
    setState,
    parsed,
    wrong,
    range,
    input,
    listed,
    search,
    pages,
    traces,
    heatmap,
    whole: { ...whole, traces: points },
    refresh,
    isLive,
    /** Live, but waiting while somebody reads. */
    held,
    noteScrolled,
    /** Asks anew: what was chosen in the old answer goes. Asking for what is there already runs it again. */
    ask: useCallback(
      (next: Partial<TracesState>) => {
        if (Object.entries(next).every(([name, value]) => state[name as keyof TracesState] === value))
          refresh();
        else void setState({ ...FRESH, ...next });
      },
      [setState, refresh, state],
    ),
    cancel: useCallback(() => void client.cancelQueries({ queryKey: TRACE_QUERIES }), [client]),
    /** One goes into a trace and will come back to the very list. */
    holdList: useCallback(() => holdAnchor(key), [key]),
    key,
  };
}

export type TracesView = ReturnType<typeof useTracesView>;
