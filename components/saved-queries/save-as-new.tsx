'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import type { SavedQuery } from '@/lib/contracts/saved-query';
import { refreshThings } from './library/library-api';
import { SaveQueryForm } from './save-query-form';
import { createSavedQuery } from './saved-queries-api';
import { describeSearch, savableSearch } from './saved-query-links';

interface SaveAsNewProps {
  path: string;
  search: string;
  suggestedName: string | undefined;
  onSaved: (saved: SavedQuery) => void;
}

/** Keeps what the page shows under a name of its own. */
export function SaveAsNew({ path, search, suggestedName, onSaved }: SaveAsNewProps) {
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (name: string) => createSavedQuery({ name, path, search: savableSearch(search) }),
    onSuccess: async (made) => {
      onSaved(made);
      await refreshThings(client);
    },
    onError: (error) => toast.error(error.message),
  });
  return (
    <SaveQueryForm
      suggestedName={(suggestedName ?? describeSearch(search)).slice(0, 120)}
      saving={save.isPending}
      onSave={(name) => save.mutate(name)}
    />
  );
}
