'use client';

import { Bookmark, BookmarkCheck } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover';
import type { SavedQuery } from '@/lib/contracts/saved-query';
import { OriginPanel } from './origin-panel';
import { SaveAsNew } from './save-as-new';
import { SavedQueryDone } from './saved-query-done';
import { useSavedOrigin } from './use-saved-origin';

interface SaveQueryButtonProps {
  /** `/logs`, `/errors`, `/traces` or `/traces/{id}`. */
  path: string;
  /** The page's URL search string, with or without `?`. */
  search: string;
  /** Offered as the name; otherwise what the query looks for. */
  suggestedName?: string;
}

/**
 * Saves the view under a name and gives its links. On a page that a saved query opened it names that one, with a dot where
 * the page was changed since. Belongs in the header of a page.
 */
export function SaveQueryButton({ path, search, suggestedName }: SaveQueryButtonProps) {
  const [open, setOpen] = useState(false);
  /** Just saved: its links are handed out until this is closed. */
  const [made, setMade] = useState<SavedQuery | null>(null);
  const saved = useSavedOrigin(path, search);
  const { origin, changes } = saved;
  const changed = changes.length > 0;
  const toggle = (next: boolean) => {
    if (next) setMade(null);
    setOpen(next);
  };
  const onSaved = (query: SavedQuery) => {
    setMade(query);
    saved.follow(query);
  };
  return (
    <Popover open={open} onOpenChange={toggle}>
      <PopoverTrigger asChild>
        {origin ? (
          <Button aria-label={`Saved query ${origin.name}${changed ? ', changed' : ''}`} className="max-w-56">
            <BookmarkCheck aria-hidden />
            <span className="truncate max-sm:sr-only">{origin.name}</span>
            {changed ? (
              <span
                aria-hidden
                className="size-1.5 shrink-0 rounded-full bg-sev-warn"
                title="Changed since"
              />
            ) : null}
          </Button>
        ) : (
          <Button aria-label="Save query">
            <Bookmark aria-hidden />
            <span className="max-sm:sr-only">Save</span>
          </Button>
        )}
      </PopoverTrigger>
      <PopoverContent align="end" aria-label={origin ? 'Saved query' : 'Save query'} className="w-88">
        {made ? (
          <SavedQueryDone query={made} onClose={() => setOpen(false)} />
        ) : origin ? (
          <OriginPanel
            origin={origin}
            path={path}
            search={search}
            saved={saved}
            onSaved={onSaved}
            onClose={() => setOpen(false)}
          />
        ) : (
          <>
            {saved.gone ? (
              <p role="status" className="pb-2 text-muted text-xs">
                The saved query that this page was opened from is gone. It can be saved anew.
              </p>
            ) : null}
            <SaveAsNew path={path} search={search} suggestedName={suggestedName} onSaved={onSaved} />
          </>
        )}
      </PopoverContent>
    </Popover>
  );
}
