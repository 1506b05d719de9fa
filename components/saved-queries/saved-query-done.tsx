'use client';

import { Check } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { Input } from '@/components/ui/input';
import type { SavedQuery } from '@/lib/contracts/saved-query';
import { shortLink } from './saved-query-links';

/** Says that it is saved, and hands out the short link. */
export function SavedQueryDone({ query, onClose }: { query: SavedQuery; onClose: () => void }) {
  const link = shortLink(query.id, location.origin);
  return (
    <div className="flex flex-col gap-2">
      <p role="status" className="flex items-center gap-1.5 font-medium">
        <Check aria-hidden className="size-4 shrink-0 text-ok-text" />
        <span className="truncate">Saved “{query.name}”</span>
      </p>
      <div className="flex items-center gap-1">
        <Input
          readOnly
          value={link}
          aria-label="Short link"
          className="font-mono text-xs"
          onFocus={(event) => event.target.select()}
        />
        <CopyButton text={link} label="Copy short link" />
      </div>
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
