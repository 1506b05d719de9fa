'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { savedQueriesQuery, updateSavedQuery } from './saved-queries-api';

/** Renames at once on the page; when the server refuses, the old name comes back with the reason. */
export function useRenameSavedQuery() {
  const client = useQueryClient();
  const { queryKey } = savedQueriesQuery;
  return useMutation({
    mutationFn: ({ id, name }: { id: string; name: string }) => updateSavedQuery(id, { name }),
    onMutate: async ({ id, name }) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      client.setQueryData(queryKey, (list) =>
        list
          ? { savedQueries: list.savedQueries.map((query) => (query.id === id ? { ...query, name } : query)) }
          : list,
      );
      return { before };
    },
    onError: (error, _renamed, context) => {
      if (context?.before) client.setQueryData(queryKey, context.before);
      toast.error('The name was not changed', { description: error.message });
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}
