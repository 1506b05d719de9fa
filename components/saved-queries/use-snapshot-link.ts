'use client';

import { toast } from 'sonner';
import { useCopy } from '@/components/ui/use-copy';
import { snapshotSchema } from '@/lib/contracts/snapshot';
import { apiSend } from '@/lib/http/client';
import { serverNowNs } from '@/lib/http/server-clock';
import { snapshotSearch } from './snapshot-search';

interface Seen {
  path: string;
  search: string;
  name: string;
}

/** Keeps what a page shows now for good and copies the link that opens it. */
export function useSnapshotLink(): (seen: Seen) => Promise<void> {
  const { copy } = useCopy();
  return async ({ path, search, name }) => {
    const fixed = snapshotSearch(path, search, serverNowNs());
    if (fixed === null) {
      toast.error('No snapshot was made', { description: 'The time range cannot be read.' });
      return;
    }
    try {
      const made = await apiSend('POST', '/api/snapshots', { path, search: fixed, name }, snapshotSchema);
      if (!(await copy(`${location.origin}/s/${made.id}`))) return;
      toast('Snapshot link copied', {
        description: `/s/${made.id} always opens this query and these times.`,
      });
    } catch (error) {
      toast.error('No snapshot was made', {
        description: error instanceof Error ? error.message : undefined,
      });
    }
  };
}
