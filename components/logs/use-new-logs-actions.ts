import { useEffect, useMemo, useRef } from 'react';
import { addFilter } from '@/lib/query/edit';
import { absoluteRange } from '@/lib/time/range-math';
import { timeNsFromMs } from '@/lib/time/time-ns';
import type { LogsState } from '@/lib/url/logs';
import { addExistsFilter } from './exists-filter';
import type { LogsActions } from './logs-actions';

type SetLogsState = (
  change: { [Key in keyof LogsState]?: LogsState[Key] | null },
  options?: { history: 'push' | 'replace' },
) => unknown;

const PUSH = { history: 'push' } as const;

/**
 * The page's actions over its URL. Steps a person would want back (a query, a time range) go into the history;
 * choosing lines only replaces the address. Asking for what is already there runs the search anew.
 */
export function useNewLogsActions(
  state: LogsState,
  setState: SetLogsState,
  refresh: () => void,
): LogsActions {
  const latest = useRef({ state, refresh });
  useEffect(() => {
    latest.current = { state, refresh };
  });
  return useMemo(() => {
    const setQuery = (q: string) => {
      if (q === latest.current.state.q) latest.current.refresh();
      else void setState({ q }, PUSH);
    };
    const setRange = (range: { from: string; to: string }) => {
      const { from, to } = latest.current.state;
      if (range.from === from && range.to === to) latest.current.refresh();
      else void setState(range, PUSH);
    };
    return {
      setQuery,
      setRange,
      filter: (filter) => setQuery(addFilter(latest.current.state.q, filter)),
      filterExists: (field, exclude) => setQuery(addExistsFilter(latest.current.state.q, field, exclude)),
      zoomTo: ({ fromMs, toMs }) => setRange(absoluteRange(timeNsFromMs(fromMs), timeNsFromMs(toMs))),
      openLog: (log) => void setState({ log }),
      closeLog: () => void setState({ log: null }),
      refresh: () => latest.current.refresh(),
    };
  }, [setState]);
}
