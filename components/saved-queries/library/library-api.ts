import { infiniteQueryOptions, keepPreviousData, type QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { editorId } from '@/components/dashboards/page/editor-id';
import { type SavedThings, savedThingsSchema } from '@/lib/contracts/saved-things';
import { apiGet, apiSend } from '@/lib/http/client';
import type { LibraryState } from '@/lib/url/library';
import { savedQueriesQuery } from '../saved-queries-api';
import { type ThingRef, thingPath } from './thing-of';

const PAGE = 100;
const RECENT = 30;
const KEY = ['saved-things'];

export type ThingChange = Partial<{
  name: string;
  description: string;
  folder: string;
  tags: string[];
  pinned: boolean;
}>;
export type ThingsAsked = Pick<LibraryState, 'q' | 'folder' | 'tag' | 'kind' | 'show'>;

/** What a list of kept things shows, page by page; what is recent is one page. */
export function thingsQuery({ q, folder, tag, kind, show }: ThingsAsked) {
  const recent = show === 'recent';
  return infiniteQueryOptions({
    queryKey: [...KEY, { q: q.trim(), folder, tag, kind, show }],
    queryFn: ({ pageParam, signal }): Promise<SavedThings> =>
      apiGet(
        '/api/saved',
        {
          q: q.trim(),
          folder,
          tag,
          kind: kind === 'all' ? null : kind,
          pinned: show === 'pinned' ? true : null,
          trash: show === 'trash' ? true : null,
          sort: recent && q.trim() === '' ? 'opened' : 'best',
          limit: recent ? RECENT : PAGE,
          offset: pageParam,
          editor: editorId(),
        },
        savedThingsSchema,
        signal,
      ),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const read = pages.reduce((sum, { things }) => sum + things.length, 0);
      return recent || last.things.length === 0 || read >= last.total ? undefined : read;
    },
    placeholderData: keepPreviousData,
  });
}

/** Lists of kept things are read anew: something was made, changed or deleted. */
export async function refreshThings(client: QueryClient): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: KEY }),
    client.invalidateQueries({ queryKey: savedQueriesQuery.queryKey }),
  ]);
}

/** Changes how things look in every list that is loaded, before the server has answered. */
export function patchThings(
  client: QueryClient,
  change: (thing: SavedThings['things'][number]) => SavedThings['things'][number] | null,
): void {
  client.setQueriesData<{ pages: SavedThings[]; pageParams: unknown[] }>({ queryKey: KEY }, (data) =>
    data
      ? {
          ...data,
          pages: data.pages.map((page) => ({
            ...page,
            things: page.things.map(change).filter((thing) => thing !== null),
          })),
        }
      : data,
  );
}

export async function deleteThing(thing: ThingRef, forever = false): Promise<void> {
  await apiSend('DELETE', `${thingPath(thing)}${forever ? '?forever=true' : ''}`, undefined, z.unknown());
}

export async function restoreThing(thing: ThingRef): Promise<void> {
  await apiSend('POST', `${thingPath(thing)}/restore`, {}, z.unknown());
}

/** Tells the server that it was opened here; nothing depends on the answer. */
export async function markOpened(thing: Pick<ThingRef, 'kind' | 'id'>): Promise<void> {
  await apiSend('POST', `${thingPath(thing)}/opened`, { editor: editorId() }, z.unknown());
}
