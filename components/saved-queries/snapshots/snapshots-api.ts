import { infiniteQueryOptions, keepPreviousData, type QueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { snapshotListSchema } from '@/lib/contracts/snapshot';
import { apiGet, apiSend } from '@/lib/http/client';

const PAGE = 100;
const KEY = ['snapshots'];
const pathOf = (id: string) => `/api/snapshots/${encodeURIComponent(id)}`;

/** Snapshots that were made, page by page. */
export function snapshotsQuery({ q, trash }: { q: string; trash: boolean }) {
  return infiniteQueryOptions({
    queryKey: [...KEY, { q: q.trim(), trash }],
    queryFn: ({ pageParam, signal }) =>
      apiGet(
        '/api/snapshots',
        { q: q.trim(), trash: trash ? true : null, limit: PAGE, offset: pageParam },
        snapshotListSchema,
        signal,
      ),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const read = pages.reduce((sum, { snapshots }) => sum + snapshots.length, 0);
      return last.snapshots.length === 0 || read >= last.total ? undefined : read;
    },
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

export async function refreshSnapshots(client: QueryClient): Promise<void> {
  await client.invalidateQueries({ queryKey: KEY });
}

export async function deleteSnapshot(id: string, forever = false): Promise<void> {
  await apiSend('DELETE', `${pathOf(id)}${forever ? '?forever=true' : ''}`, undefined, z.unknown());
}

export async function restoreSnapshot(id: string): Promise<void> {
  await apiSend('POST', `${pathOf(id)}/restore`, {}, z.unknown());
}
