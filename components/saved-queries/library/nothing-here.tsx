'use client';

import { Search, Star, Trash2 } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import type { Library } from './use-library';

/** Nothing where one looked, though there may be something elsewhere. */
export function NothingHere({ library: { state, searched, choose } }: { library: Library }) {
  const all = (
    <Button onClick={() => choose({ q: '', folder: '', tag: null, kind: 'all', show: 'all' })}>
      Show all
    </Button>
  );
  if (searched) {
    return (
      <EmptyState
        icon={<Search />}
        title={`Nothing is found for “${state.q.trim()}”`}
        text="Every word has to stand at the beginning of a word of the name, description, folder, tags, query, or of a panel."
        actions={all}
      />
    );
  }
  if (state.show === 'trash') {
    return (
      <EmptyState
        icon={<Trash2 />}
        title="The trash is empty"
        text="What is deleted stays here for 30 days and can be restored."
        actions={all}
      />
    );
  }
  if (state.show === 'pinned' && state.folder === '' && state.tag === null) {
    return (
      <EmptyState
        icon={<Star />}
        title="Nothing is pinned"
        text="The star of a row keeps it at the top of the list and on this shelf."
        actions={all}
      />
    );
  }
  return <EmptyState title="Nothing here" text="No kept thing meets what was chosen." actions={all} />;
}
