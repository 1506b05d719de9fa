import { useEffect, useMemo, useRef } from 'react';
import { serverNowNs } from '@/lib/http/server-clock';
import { addFilter } from '@/lib/query/edit';
import { parseIsoNs } from '@/lib/time/iso';
import { absoluteRange, resolveRange, type TimeRangeText } from '@/lib/time/range-math';
import { NS_PER_MINUTE, timeNsFromMs } from '@/lib/time/time-ns';
import { readLogColumns, writeLogColumns } from '@/lib/url/log-columns';
import type { LogsState } from '@/lib/url/logs';
import { toggleColumn } from './column-changes';
import { addExistsFilter } from './exists-filter';
import type { LogsActions } from './logs-actions';

type SetLogsState = (
  change: { [Key in keyof LogsState]?: LogsState[Key] | null },
  options?: { history: 'push' | 'replace' },
) => unknown;

const AROUND_NS = 30n * NS_PER_MINUTE;
const PUSH = { history: 'push' } as const;

/**
 * The page's actions over its URL. Steps a person would want back (a query, a time range, a panel that opens) go into the
 * history; going from line to line only replaces the address. Asking for what is already there runs the search anew.
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
      else void setState({ q, at: null }, PUSH);
    };
    const setColumns: LogsActions['setColumns'] = (change) => {
      const now = readLogColumns(latest.current.state.cols);
      const next = change(now);
      if (next !== now) void setState({ cols: writeLogColumns(next) });
    };
    const setRange = (range: { from: string; to: string }) => {
      const { from, to } = latest.current.state;
      if (range.from === from && range.to === to) latest.current.refresh();
      else void setState({ ...range, at: null }, PUSH);
    };
    const shown = { pane: 'lines', live: false } as const;
    return {
      setQuery,
      setRange,
      filter: (filter) => setQuery(addFilter(latest.current.state.q, filter)),
      filterExists: (field, exclude) => setQuery(addExistsFilter(latest.current.state.q, field, exclude)),
      zoomTo: ({ fromMs, toMs }) => setRange(absoluteRange(timeNsFromMs(fromMs), timeNsFromMs(toMs))),
      jumpTo: (at) => {
        void setState({ at, ...shown, ...rangeWith(latest.current.state, parseIsoNs(at)) }, PUSH);
      },
      showInList: ({ q, id, time }) => {
        void setState({ q, at: id, ...shown, ...rangeWith(latest.current.state, parseIsoNs(time)) }, PUSH);
      },
      toStart: () => {
        void setState({ at: null });
        latest.current.refresh();
      },
      setColumns,
      toggleColumn: (field) => setColumns((columns) => toggleColumn(columns, field)),
      openStats: (stat) => {
        if (stat === null) void setState({ stat });
        else void setState({ stat, log: null }, opening(latest.current.state));
      },
      compare: (part) => void setState({ part, pane: 'differences' }, PUSH),
      openLog: (log) => void setState({ log, stat: null }, opening(latest.current.state)),
      closeLog: () => void setState({ log: null }),
      refresh: () => latest.current.refresh(),
    };
  }, [setState]);
}

/** Back closes a side panel, and does not go through all the lines that were in it. */
function opening({ log, stat }: LogsState): { history: 'push' | 'replace' } {
  return { history: log === null && stat === null ? 'push' : 'replace' };
}

/** The range to change to so that it has a moment; nothing where it has it already. */
function rangeWith(range: TimeRangeText, ns: bigint | null): Partial<TimeRangeText> {
  const now = resolveRange(range, serverNowNs());
  if (ns === null || now === null || (now.from <= ns && ns < now.to)) return {};
  return absoluteRange(ns - AROUND_NS, ns + AROUND_NS);
}
