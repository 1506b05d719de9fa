'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import { type LibraryState, libraryParsers } from '@/lib/url/library';
import { folderTree } from './folder-tree';
import { thingsQuery } from './library-api';
import { shelveThings } from './shelve-things';

/** Everything that a list of kept things shows: its URL state and what follows from it. */
export function useLibrary(only: 'dashboard' | null) {
  const [state, setState] = useQueryStates(libraryParsers, { history: 'replace', scroll: false });
  const asked = useInfiniteQuery(thingsQuery({ ...state, kind: only ?? state.kind }));
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage, isPlaceholderData } = asked;
  const searched = state.q.trim() !== '';
  const things = useMemo(() => data?.pages.flatMap((page) => page.things) ?? [], [data]);
  const entries = useMemo(() => shelveThings(things, state.show, searched), [things, state.show, searched]);
  const first = data?.pages[0];
  const folders = useMemo(() => folderTree(first?.folders ?? []), [first]);
  const loadMore = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  return {
    state,
    /** Choices can be gone back to; what is typed replaces itself. */
    choose: (next: Partial<LibraryState>) => void setState(next, { history: 'push' }),
    search: (q: string) => void setState({ q }),
    asked,
    searched,
    entries,
    folders,
    tags: first?.tags ?? [],
    total: first?.total ?? 0,
    stale: isPlaceholderData,
    loadMore: hasNextPage && !isFetchingNextPage ? loadMore : null,
  };
}

export type Library = ReturnType<typeof useLibrary>;
