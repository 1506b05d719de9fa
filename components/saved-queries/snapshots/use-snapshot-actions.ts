'use client';

import { toast } from 'sonner';
import type { Snapshot } from '@/lib/contracts/snapshot';
import { useAttempt } from '../use-attempt';
import { snapshotName } from './snapshot-name';
import { deleteSnapshot, refreshSnapshots, restoreSnapshot } from './snapshots-api';

const TOLD_MS = 8_000;

/** What can be done with a snapshot of the list. */
export function useSnapshotActions() {
  const attempt = useAttempt(refreshSnapshots);
  const restore = async (snapshot: Snapshot) => {
    const name = snapshotName(snapshot);
    if (await attempt(() => restoreSnapshot(snapshot.id), `“${name}” was not restored`))
      toast(`Restored “${name}”`, { description: 'Its link opens it again.' });
  };
  const remove = async (snapshot: Snapshot) => {
    const name = snapshotName(snapshot);
    if (!(await attempt(() => deleteSnapshot(snapshot.id), `“${name}” was not deleted`))) return;
    toast(`Deleted the snapshot “${name}”`, {
      description: 'Its link opens nothing. It stays in the trash for 30 days.',
      duration: TOLD_MS,
      action: { label: 'Undo', onClick: () => void restore(snapshot) },
    });
  };
  const removeForGood = (snapshot: Snapshot) =>
    attempt(() => deleteSnapshot(snapshot.id, true), `“${snapshotName(snapshot)}” was not deleted`);
  return { restore, remove, removeForGood };
}

export type SnapshotActions = ReturnType<typeof useSnapshotActions>;
