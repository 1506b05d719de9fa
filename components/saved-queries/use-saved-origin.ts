'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { parseAsString, useQueryState } from 'nuqs';
import { useEffect } from 'react';
import { SAVED_PARAM, savedAddress } from '@/lib/contracts/saved-address';
import { type SavedQuery, savedQuerySchema } from '@/lib/contracts/saved-query';
import { ApiFailure } from '@/lib/http/api-failure';
import { apiGet } from '@/lib/http/client';
import { markOpened, refreshThings } from './library/library-api';
import { savedQueriesQuery } from './saved-queries-api';
import { searchChanges } from './search-changes';

const KEY = 'saved-query';
const WATCH_MS = 60_000;

/** The saved query that the page was opened from, as its address says, and what was changed since. */
export function useSavedOrigin(path: string, search: string) {
  const [id, setId] = useQueryState(SAVED_PARAM, parseAsString);
  const client = useQueryClient();
  const router = useRouter();
  const { data, error } = useQuery({
    queryKey: [KEY, id],
    enabled: id !== null,
    queryFn: ({ signal }) =>
      apiGet(`/api/saved-queries/${encodeURIComponent(id ?? '')}`, {}, savedQuerySchema, signal),
    refetchInterval: WATCH_MS,
  });
  useEffect(() => {
    if (id !== null) markOpened({ kind: 'query', id }).catch(() => {});
  }, [id]);

  // A page of another kind took the address over, or the query is in the trash: it comes from nowhere.
  const origin = data && id === data.id && data.path === path && data.deletedAt === null ? data : null;
  return {
    origin,
    gone: id !== null && error instanceof ApiFailure && error.status === 404,
    changes: origin ? searchChanges(path, origin.search, search) : [],
    /** Takes the answer of a save, or what somebody else saved. */
    adopt: (saved: SavedQuery) => {
      client.setQueryData([KEY, saved.id], saved);
      client.setQueryData(savedQueriesQuery.queryKey, (list) =>
        list ? { savedQueries: list.savedQueries.map((one) => (one.id === saved.id ? saved : one)) } : list,
      );
      void refreshThings(client);
    },
    /** The page comes from this one now, and stays as it is. */
    follow: (saved: SavedQuery) => {
      client.setQueryData([KEY, saved.id], saved);
      void setId(saved.id, { history: 'replace' });
    },
    goBack: (saved: SavedQuery) => router.push(savedAddress(saved)),
  };
}

export type SavedOrigin = ReturnType<typeof useSavedOrigin>;
