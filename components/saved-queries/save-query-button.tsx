'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Bookmark } from 'lucide-react';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import { SaveQueryForm } from './save-query-form';
import { createSavedQuery, savedQueriesQuery } from './saved-queries-api';
import { SavedQueryDone } from './saved-query-done';
import { describeSearch, savableSearch } from './saved-query-links';

interface SaveQueryButtonProps {
  /** `/logs`, `/errors`, `/traces` or `/traces/{id}`. */
  path: string;
  /** The page's URL search string, with or without `?`. */
  search: string;
  /** Offered as the name; otherwise what the query looks for. */
  suggestedName?: string;
}

/** Saves the view under a name and gives its short link. Belongs in the header of a page. */
export function SaveQueryButton({ path, search, suggestedName }: SaveQueryButtonProps) {
  const [open, setOpen] = useState(false);
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: (name: string) => createSavedQuery({ name, path, search: savableSearch(search) }),
    onSuccess: () => client.invalidateQueries({ queryKey: savedQueriesQuery.queryKey }),
    onError: (error) => toast.error(error.message),
  });
  const toggle = (next: boolean) => {
    if (next) save.reset();
    setOpen(next);
  };
  return (
    <Popover open={open} onOpenChange={toggle}>
      <PopoverTrigger asChild>
        <Button aria-label="Save query">
          <Bookmark aria-hidden />
          <span className="max-sm:sr-only">Save</span>
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Save query" className="w-80">
        {save.data ? (
          <SavedQueryDone query={save.data} onClose={() => setOpen(false)} />
        ) : (
          <SaveQueryForm
            suggestedName={(suggestedName ?? describeSearch(search)).slice(0, 120)}
            saving={save.isPending}
            onSave={(name) => save.mutate(name)}
          />
        )}
      </PopoverContent>
    </Popover>
  );
}
