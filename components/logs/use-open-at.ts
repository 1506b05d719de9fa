import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { LogsState } from '@/lib/url/logs';
import type { LogSearchInput } from './log-search-input';
import { isLoadedFromStart } from './use-log-search';

const LOG_ID = /^-?\d+-\d+$/;

/**
 * Where the list opens: at the place the address names, or at the line that a pasted link has selected, which may be deep
 * in the result. Null: at its start, as also when one comes back to a list that has the line loaded.
 */
export function useOpenAt(
  state: Pick<LogsState, 'at' | 'log' | 'order'>,
  searchKey: string,
  input: LogSearchInput | null,
) {
  const client = useQueryClient();
  const [link, setLink] = useState(() =>
    state.log !== null && LOG_ID.test(state.log) ? { searchKey, id: state.log } : null,
  );
  const linked = link?.searchKey === searchKey ? link.id : null;
  const fromLink = useMemo(
    () =>
      linked === null || input === null || isLoadedFromStart(client, input, state.order, linked)
        ? null
        : linked,
    [client, linked, input, state.order],
  );
  return {
    openAt: state.at ?? fromLink,
    /** Turning the order round keeps the selected line in sight. */
    keep: useCallback((id: string | null) => setLink(id === null ? null : { searchKey, id }), [searchKey]),
    forget: useCallback(() => setLink(null), []),
  };
}
