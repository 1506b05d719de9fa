import { useQueryClient } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import { parseQuery } from '@/lib/query/parse';
import { logsParsers } from '@/lib/url/logs';
import { wordsPattern } from './highlight-words';
import { LOG_QUERIES, type LogSearchInput } from './log-search-input';
import { queryWords } from './query-words';
import { holdAnchor } from './range-anchor';
import { useLog } from './use-log';
import { useLogFields } from './use-log-fields';
import { useLogHistogram } from './use-log-histogram';
import { useLogSearch } from './use-log-search';
import { useNewLogsActions } from './use-new-logs-actions';
import { useResolvedRange } from './use-resolved-range';

/** Everything /logs shows: its URL state, the searches that follow from it, and the actions on both. */
export function useLogsView(fieldsOpen: boolean, narrow: boolean) {
  const [state, setState] = useQueryStates(logsParsers, { history: 'replace', scroll: false });
  const { q, from, to, order, log: selectedId } = state;
  const searchKey = JSON.stringify([q, from, to]);
  const { range, anchorMs, refresh } = useResolvedRange(searchKey, from, to, selectedId !== null);
  const actions = useNewLogsActions(state, setState, refresh);

  const parsed = useMemo(() => parseQuery(q, 'log'), [q]);
  const pattern = useMemo(() => wordsPattern(queryWords(parsed.ast)), [parsed]);
  const broken = parsed.diagnostics.some((diagnostic) => diagnostic.severity === 'error');
  const input = useMemo<LogSearchInput | null>(
    () => (range && !broken ? { q, from: range.from, to: range.to, anchorMs } : null),
    [range, broken, q, anchorMs],
  );
  const search = useLogSearch(input, order);
  const histogram = useLogHistogram(input, narrow ? 60 : 125);
  const fields = useLogFields(input, fieldsOpen);

  const inList = useMemo(
    () => (selectedId === null ? undefined : search.logs.find((log) => log.id === selectedId)),
    [search.logs, selectedId],
  );
  const single = useLog(selectedId, inList === undefined);
  const client = useQueryClient();
  return {
    state,
    setState,
    actions,
    pattern,
    range,
    input,
    search,
    histogram,
    fields,
    selected: inList ?? single.data,
    selectedQuery: single,
    cancel: useCallback(() => void client.cancelQueries({ queryKey: LOG_QUERIES }), [client]),
    holdList: useCallback(() => holdAnchor(searchKey), [searchKey]),
  };
}

export type LogsView = ReturnType<typeof useLogsView>;
