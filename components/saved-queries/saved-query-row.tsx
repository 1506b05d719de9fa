'use client';

import { Link2, Pencil, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { toast } from 'sonner';
import { DESTINATIONS, isWithin } from '@/components/shell/destinations';
import { rangeLabel } from '@/components/time-picker/range-label';
import { IconButton } from '@/components/ui/icon-button';
import { useTimeFormat } from '@/components/ui/time-zone';
import { useCopy } from '@/components/ui/use-copy';
import type { SavedQuery } from '@/lib/contracts/saved-query';
import { nowNs } from '@/lib/time/time-ns';
import { RenameForm } from './rename-form';
import { describeSearch, savedQueryHref, savedRange, shortLink } from './saved-query-links';
import { useDeleteSavedQuery } from './use-delete-saved-query';
import { useRenameSavedQuery } from './use-rename-saved-query';

/** One saved query: its name opens it; link, rename and delete at the right. */
export function SavedQueryRow({ query }: { query: SavedQuery }) {
  const [renaming, setRenaming] = useState(false);
  const rename = useRenameSavedQuery();
  const remove = useDeleteSavedQuery();
  const { copy } = useCopy();
  const format = useTimeFormat();
  const page = DESTINATIONS.find(({ href }) => isWithin(query.path, href));
  const Icon = page?.icon ?? Link2;
  const range = savedRange(query.search);

  const copyLink = async () => {
    if (!(await copy(shortLink(query.id, location.origin)))) return;
    toast('Short link copied', { description: `/q/${query.id}` });
  };
  return (
    <li className="group relative flex min-h-14 items-center gap-3 border-line border-b px-4 py-2 hover:bg-hover">
      <Icon aria-hidden className="size-4 shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        {renaming ? (
          <RenameForm
            name={query.name}
            onCancel={() => setRenaming(false)}
            onRename={(name) => {
              setRenaming(false);
              if (name !== query.name) rename.mutate({ id: query.id, name });
            }}
          />
        ) : (
          <Link
            href={savedQueryHref(query)}
            className="block truncate font-medium after:absolute after:inset-0 focus-visible:-outline-offset-2"
          >
            {query.name}
          </Link>
        )}
        <p className="truncate text-muted text-xs">
          {page?.label ?? query.path}
          {range ? (
            <>
              <span className="px-1.5 text-faint">·</span>
              {rangeLabel(range, format.zone, nowNs())}
            </>
          ) : null}
          <span className="px-1.5 text-faint">·</span>
          <span className="font-mono">{describeSearch(query.search) || 'everything'}</span>
        </p>
      </div>
      <span className="shrink-0 text-muted text-xs max-sm:hidden">
        {format.dateTime(query.updatedAt, 's')}
      </span>
      <div className="relative flex shrink-0">
        <IconButton label={`Copy short link of ${query.name}`} tooltip="Copy short link" onClick={copyLink}>
          <Link2 aria-hidden />
        </IconButton>
        <IconButton label={`Rename ${query.name}`} tooltip="Rename" onClick={() => setRenaming(true)}>
          <Pencil aria-hidden />
        </IconButton>
        <IconButton label={`Delete ${query.name}`} tooltip="Delete" onClick={() => remove(query)}>
          <Trash2 aria-hidden />
        </IconButton>
      </div>
    </li>
  );
}
