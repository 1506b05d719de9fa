'use client';

import { useState } from 'react';
import { useDashboardCopies } from '@/components/dashboards/list/use-dashboard-copies';
import type { SavedThing } from '@/lib/contracts/saved-things';
import { BulkBar } from './bulk-bar';
import { BulkProblems } from './bulk-problems';
import { MoveDialog } from './move-dialog';
import { TagsDialog } from './tags-dialog';
import { thingKey } from './thing-of';
import { useBulkActions } from './use-bulk-actions';
import type { Chosen } from './use-chosen';

interface BulkPaneProps {
  things: readonly SavedThing[];
  chosen: Chosen;
  /** Nothing is chosen any more, and the focus was in the bar. */
  onGone: () => void;
  inTrash: boolean;
  knownFolders: readonly string[];
  knownTags: readonly string[];
}

const TRASHED = 'They stay in the trash for 30 days.';

/** Below a list: what can be done with the chosen things, and what of it could not be done. */
export function BulkPane({ things, chosen, onGone, inTrash, knownFolders, knownTags }: BulkPaneProps) {
  const [open, setOpen] = useState<'move' | 'tags' | null>(null);
  const { run, busy, problems, tell, dismiss } = useBulkActions(chosen.leave);
  const { saveManyAsFile } = useDashboardCopies();
  const picked = things.filter((thing) => chosen.chosen.has(thingKey(thing)));
  const boards = picked.filter(({ kind }) => kind === 'dashboard');
  const exportAll = async () => {
    const failed = await saveManyAsFile(boards);
    const items = [
      ...failed.map(({ thing, message }) => ({ key: thingKey(thing), name: thing.name, message })),
      ...picked
        .filter(({ kind }) => kind === 'query')
        .map((thing) => ({
          key: thingKey(thing),
          name: thing.name,
          message: 'A saved query is no dashboard: only these are exported as JSON.',
        })),
    ];
    tell(`${items.length} of ${picked.length} ${items.length === 1 ? 'is' : 'are'} not in the file`, items);
  };
  const close = () => setOpen(null);
  return (
    <>
      {problems ? <BulkProblems problems={problems} onDismiss={dismiss} /> : null}
      {picked.length === 0 ? null : (
        <BulkBar
          count={picked.length}
          listed={things.length}
          inTrash={inTrash}
          busy={busy}
          onExport={boards.length === 0 ? null : () => void exportAll()}
          onMove={() => setOpen('move')}
          onTags={() => setOpen('tags')}
          onPin={(pinned) =>
            void run(
              picked,
              { do: 'pin', pinned },
              {
                done: (count) => `${pinned ? 'Pinned' : 'Unpinned'} ${count}`,
                verb: pinned ? 'pinned' : 'unpinned',
              },
            )
          }
          onTrash={() =>
            void run(
              picked,
              { do: 'trash' },
              { done: (count) => `Deleted ${count}`, verb: 'deleted', description: TRASHED },
            )
          }
          onRestore={() =>
            void run(picked, { do: 'restore' }, { done: (count) => `Restored ${count}`, verb: 'restored' })
          }
          onPurge={() =>
            void run(
              picked,
              { do: 'purge' },
              { done: (count) => `Deleted ${count} for good`, verb: 'deleted' },
            )
          }
          onAll={() => chosen.set(things.map(thingKey))}
          onClear={chosen.clear}
          onGone={onGone}
        />
      )}
      {open === 'move' ? (
        <MoveDialog
          count={picked.length}
          knownFolders={knownFolders}
          onClose={close}
          onMove={(folder) =>
            void run(
              picked,
              { do: 'move', folder },
              {
                done: (count) =>
                  folder === '' ? `Moved ${count} out of folders` : `Moved ${count} to “${folder}”`,
                verb: 'moved',
              },
            )
          }
        />
      ) : open === 'tags' ? (
        <TagsDialog
          things={picked}
          knownTags={knownTags}
          onClose={close}
          onTag={(tags) =>
            void run(
              picked,
              { do: 'tag', ...tags },
              { done: (count) => `Changed tags of ${count}`, verb: 'tagged' },
            )
          }
        />
      ) : null}
    </>
  );
}
