'use client';

import { Check } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import type { SavedQuery } from '@/lib/contracts/saved-query';
import { SavedLinks } from './saved-links';

/** Says that it is saved, and hands out its links. */
export function SavedQueryDone({ query, onClose }: { query: SavedQuery; onClose: () => void }) {
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="flex items-center gap-1.5 font-medium">
        <Check aria-hidden className="size-4 shrink-0 text-ok-text" />
        <span className="truncate">Saved “{query.name}”</span>
      </p>
      <SavedLinks query={query} shown={query} />
      <div className="flex items-center justify-between">
        <Button asChild variant="ghost" size="sm" className="-ml-2">
          <Link href="/saved">All saved queries</Link>
        </Button>
        <Button size="sm" onClick={onClose}>
          Done
        </Button>
      </div>
    </div>
  );
}
