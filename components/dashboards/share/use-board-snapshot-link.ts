'use client';

import { useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { useCopy } from '@/components/ui/use-copy';
import type { Snapshot } from '@/lib/contracts/snapshot';

/** Copies the link of a snapshot of a dashboard that `make` keeps, and says so. */
export function useBoardSnapshotLink(): (make: () => Promise<Snapshot>) => Promise<void> {
  const { copy } = useCopy();
  const client = useQueryClient();
  return async (make) => {
    try {
      const { id } = await make();
      await client.invalidateQueries({ queryKey: ['snapshots'] });
      if (!(await copy(`${location.origin}/s/${id}`))) return;
      toast('Snapshot link copied', {
        description: `/s/${id} always opens these panels, values, filters and times.`,
      });
    } catch (error) {
      toast.error('No snapshot was made', {
        description: error instanceof Error ? error.message : undefined,
      });
    }
  };
}
