'use client';

import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { toast } from 'sonner';
import { Button } from '@/components/ui/button';
import { type SavedQuery, savedQueryConflictSchema } from '@/lib/contracts/saved-query';
import { ApiFailure } from '@/lib/http/api-failure';
import { ChangedSearch } from './changed-search';
import { SaveAsNew } from './save-as-new';
import { SavedLinks } from './saved-links';
import { updateSavedQuery } from './saved-queries-api';
import { savableSearch } from './saved-query-links';
import { searchChanges } from './search-changes';
import type { SavedOrigin } from './use-saved-origin';

interface OriginPanelProps {
  origin: SavedQuery;
  path: string;
  search: string;
  saved: SavedOrigin;
  /** Of a new one made out of it. */
  onSaved: (made: SavedQuery) => void;
  onClose: () => void;
}

/** A saved query that a page came from: what was changed, and what becomes of it. */
export function OriginPanel({ origin, path, search, saved, onSaved, onClose }: OriginPanelProps) {
  const [asNew, setAsNew] = useState(false);
  /** What somebody else saved since this page was opened. */
  const [theirs, setTheirs] = useState<SavedQuery | null>(null);
  const save = useMutation({
    mutationFn: (updatedAt: string) =>
      updateSavedQuery(origin.id, { search: savableSearch(search), updatedAt }),
    onSuccess: (now) => {
      saved.adopt(now);
      toast(`Saved “${now.name}”`);
      onClose();
    },
    onError: (error) => {
      const other = conflictOf(error);
      if (other) setTheirs(other);
      else toast.error(`“${origin.name}” was not saved`, { description: error.message });
    },
  });
  if (asNew) {
    return (
      <SaveAsNew
        path={path}
        search={search}
        suggestedName={`${origin.name.slice(0, 112)} (2)`}
        onSaved={onSaved}
      />
    );
  }
  const changed = saved.changes.length > 0;
  const saveAsNew = (
    <Button size="sm" onClick={() => setAsNew(true)}>
      Save as new
    </Button>
  );
  if (theirs) {
    return (
      <div className="flex flex-col gap-3">
        <p role="alert" className="font-medium">
          Somebody else changed “{theirs.name}” meanwhile
        </p>
        <ChangedSearch
          label="They changed"
          changes={[
            ...(theirs.name === origin.name
              ? []
              : [{ label: 'Name', before: origin.name, after: theirs.name }]),
            ...searchChanges(path, origin.search, theirs.search),
          ]}
          none="What it shows is the same: only its details were changed."
        />
        <ChangedSearch label="You changed" changes={saved.changes} none="Nothing." />
        <div className="flex flex-wrap gap-2">
          {saveAsNew}
          <Button
            size="sm"
            onClick={() => {
              saved.adopt(theirs);
              saved.goBack(theirs);
              onClose();
            }}
          >
            Take theirs
          </Button>
          <Button
            size="sm"
            variant="danger"
            disabled={save.isPending}
            onClick={() => save.mutate(theirs.updatedAt)}
          >
            Save mine over it
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <div>
        <p className="truncate font-medium">{origin.name}</p>
        {origin.description === '' ? null : <p className="text-muted text-xs">{origin.description}</p>}
      </div>
      {changed ? (
        <>
          <ChangedSearch label="Changed, not saved" changes={saved.changes} none="" />
          <div className="flex flex-wrap gap-2">
            <Button
              size="sm"
              variant="primary"
              disabled={save.isPending}
              onClick={() => save.mutate(origin.updatedAt)}
            >
              {save.isPending ? 'Saving…' : 'Save'}
            </Button>
            {saveAsNew}
            <Button
              size="sm"
              onClick={() => {
                saved.goBack(origin);
                onClose();
              }}
            >
              Go back to saved
            </Button>
          </div>
        </>
      ) : (
        <p className="text-muted text-xs">This page shows it as it is saved.</p>
      )}
      <SavedLinks query={origin} shown={{ path, search }} />
      {changed ? null : <div className="flex">{saveAsNew}</div>}
    </div>
  );
}

function conflictOf(error: Error): SavedQuery | null {
  if (!(error instanceof ApiFailure) || error.status !== 409) return null;
  const parsed = savedQueryConflictSchema.safeParse(error.details);
  return parsed.success ? parsed.data.savedQuery : null;
}
