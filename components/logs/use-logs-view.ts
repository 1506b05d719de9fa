import { useQueryClient } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import { withLiveLines } from '@/components/live-tail/live-lines';
import { canBeLive, liveState } from '@/components/live-tail/live-range';
import { useLiveTail } from '@/components/live-tail/use-live-tail';
import { useMovingInput } from '@/components/live-tail/use-moving-input';
import { parseQuery } from '@/lib/query/parse';
import { readLogColumns } from '@/lib/url/log-columns';
import { type LogsState, logsParsers } from '@/lib/url/logs';
import { LOG_QUERIES, type LogSearchInput } from './log-search-input';
import { queryMarks } from './query-marks';
import { holdAnchor } from './range-anchor';
import { useLog } from './use-log';
import { useLogFields } from './use-log-fields';
import { useLogHistogram } from './use-log-histogram';
import { useLogSearch } from './use-log-search';
import { useNewLogsActions } from './use-new-logs-actions';
import { useOpenAt } from './use-open-at';
import { useResolvedRange } from './use-resolved-range';

/** Everything /logs shows: its URL state, the searches that follow from it, and the actions on both. */
export function useLogsView(fieldsOpen: boolean, narrow: boolean) {
  const [state, setState] = useQueryStates(logsParsers, { history: 'replace', scroll: false });
  const { q, from, to, order, log: selectedId } = state;
  const searchKey = JSON.stringify([q, from, to]);
  const { range, anchorMs, refresh } = useResolvedRange(searchKey, from, to, selectedId !== null);
  const parsed = useMemo(() => parseQuery(q, 'log'), [q]);
  const pattern = useMemo(() => queryMarks(parsed.ast), [parsed]);
  const broken = parsed.diagnostics.some((diagnostic) => diagnostic.severity === 'error');
  const input = useMemo<LogSearchInput | null>(
    () => (range && !broken ? { q, from: range.from, to: range.to, anchorMs } : null),
    [range, broken, q, anchorMs],
  );
  const { openAt, keep, forget } = useOpenAt(state, searchKey, input);
  const anew = useCallback(() => {
    forget();
    refresh();
  }, [forget, refresh]);
  const actions = useNewLogsActions(state, setState, anew);
  const found = useLogSearch(input, order, openAt);
  const fromNewest = canBeLive({ to, order, at: openAt });
  const live = useLiveTail(input, { enabled: state.live && fromNewest, reading: selectedId !== null }, anew);
  const counted = useMovingInput(input, state, live.enabled);
  const histogram = useLogHistogram(counted, narrow ? 60 : 125, live.enabled);
  const logs = useMemo(
    () => (fromNewest ? withLiveLines(live.logs, live.trimmed, found.logs) : found.logs),
    [fromNewest, live.logs, live.trimmed, found.logs],
  );
  const search = { ...found, logs, hasNextPage: found.hasNextPage && !live.trimmed };
  const fields = useLogFields(input, fieldsOpen);

  const inList = useMemo(
    () => (selectedId === null ? undefined : search.logs.find((log) => log.id === selectedId)),
    [search.logs, selectedId],
  );
  const single = useLog(selectedId, inList === undefined);
  const columns = useMemo(() => readLogColumns(state.cols), [state.cols]);
  const client = useQueryClient();
  return {
    state,
    setState,
    actions,
    pattern,
    range,
    input,
    columns,
    search,
    live,
    histogram,
    fields,
    selected: inList ?? single.data,
    selectedQuery: single,
    setOrder: useCallback(
      (next: LogsState['order']) => {
        keep(selectedId);
        void setState({ order: next });
      },
      [keep, selectedId, setState],
    ),
    setLive: useCallback(
      (on: boolean) => {
        if (on) anew();
        void setState(on ? liveState(state) : { live: false });
      },
      [anew, setState, state],
    ),
    cancel: useCallback(() => void client.cancelQueries({ queryKey: LOG_QUERIES }), [client]),
    holdList: useCallback(() => holdAnchor(searchKey), [searchKey]),
  };
}

export type LogsView = ReturnType<typeof useLogsView>;
