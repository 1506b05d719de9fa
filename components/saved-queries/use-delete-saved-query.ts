'use client';

import { useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import type { SavedQuery } from '@/lib/contracts/saved-query';
import { scheduleDelete, undoDelete } from './pending-deletes';
import { deleteSavedQuery, savedQueriesQuery } from './saved-queries-api';

/** Hides a saved query at once and offers to undo; only then is it deleted, so its short link survives an undo. */
export function useDeleteSavedQuery(): (query: SavedQuery) => void {
  const client = useQueryClient();
  return (query) => {
    scheduleDelete(query.id, async () => {
      try {
        await deleteSavedQuery(query.id);
        client.setQueryData(savedQueriesQuery.queryKey, (list) =>
          list ? { savedQueries: list.savedQueries.filter(({ id }) => id !== query.id) } : list,
        );
      } catch (error) {
        toast.error(`“${query.name}” was not deleted`, {
          description: error instanceof Error ? error.message : undefined,
        });
      } finally {
        undoDelete(query.id);
      }
    });
    toast(`Deleted “${query.name}”`, {
      duration: 5500,
      action: { label: 'Undo', onClick: () => undoDelete(query.id) },
    });
  };
}
