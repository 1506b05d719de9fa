'use client';

import { Link2, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { toast } from 'sonner';
import { IconButton } from '@/components/ui/icon-button';
import { useTimeFormat } from '@/components/ui/time-zone';
import { useCopy } from '@/components/ui/use-copy';
import type { Snapshot } from '@/lib/contracts/snapshot';
import { ThingIcon } from '../library/thing-icon';
import { TrashButtons } from '../library/trash-buttons';
import { describeSearch } from '../saved-query-links';
import { snapshotFacts } from './snapshot-facts';
import { snapshotName } from './snapshot-name';
import type { SnapshotActions } from './use-snapshot-actions';

/** One snapshot: its name opens exactly what was seen. */
export function SnapshotRow({ snapshot, actions }: { snapshot: Snapshot; actions: SnapshotActions }) {
  const { id, path, search, dashboard, createdAt, deletedAt } = snapshot;
  const format = useTimeFormat();
  const { copy } = useCopy();
  const name = snapshotName(snapshot);
  const code = dashboard ? '' : describeSearch(search) || 'everything';
  const copyLink = async () => {
    if (!(await copy(`${location.origin}/s/${id}`))) return;
    toast('Link copied', { description: 'It always opens just this.' });
  };
  const when = deletedAt === null ? 'Made' : 'Deleted';
  return (
    <div className="group relative flex min-h-14 items-center gap-3 border-line border-b px-4 py-2 focus-within:bg-hover hover:bg-hover">
      <span className="text-muted [&_svg]:size-4">
        <ThingIcon thing={{ kind: dashboard ? 'dashboard' : 'query', path }} />
      </span>
      <div className="min-w-0 flex-1">
        {deletedAt === null ? (
          <Link
            href={dashboard ? `/s/${id}/board` : `${path}?${search}`}
            prefetch={false}
            data-row
            className="block truncate font-medium after:absolute after:inset-0 focus-visible:-outline-offset-2"
          >
            {name}
          </Link>
        ) : (
          <span className="block truncate font-medium">{name}</span>
        )}
        <p className="truncate text-muted text-xs" suppressHydrationWarning>
          {snapshotFacts(snapshot, format.zone)}
          {code === '' || code === name ? null : (
            <>
              <span className="px-1.5 text-faint">·</span>
              <span className="font-mono">{code}</span>
            </>
          )}
        </p>
        <p className="text-muted text-xs md:hidden" suppressHydrationWarning>
          {when} {format.dateTime(deletedAt ?? createdAt, 's')}
        </p>
      </div>
      <span className="shrink-0 text-muted text-xs max-md:hidden" suppressHydrationWarning>
        {when} {format.dateTime(deletedAt ?? createdAt, 's')}
      </span>
      <div className="relative flex shrink-0">
        {deletedAt !== null ? (
          <TrashButtons
            name={name}
            onRestore={() => void actions.restore(snapshot)}
            onPurge={() => void actions.removeForGood(snapshot)}
          />
        ) : (
          <>
            <IconButton label={`Copy link of ${name}`} tooltip="Copy link" onClick={() => void copyLink()}>
              <Link2 aria-hidden />
            </IconButton>
            <IconButton
              label={`Delete ${name}`}
              tooltip="Delete"
              onClick={() => void actions.remove(snapshot)}
            >
              <Trash2 aria-hidden />
            </IconButton>
          </>
        )}
      </div>
    </div>
  );
}
