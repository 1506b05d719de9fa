'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { editorId } from '@/components/dashboards/page/editor-id';
import { refreshThings } from '@/components/saved-queries/library/library-api';
import { type DashboardCreateInput, dashboardRecordSchema } from '@/lib/contracts/dashboard/dashboard-api';
import type { SavedThing } from '@/lib/contracts/saved-things';
import { apiGet, apiSend } from '@/lib/http/client';
import { dashboardUrl } from '@/lib/url/dashboard';
import { exportDashboard } from '../transfer/export-dashboard';
import { exportBoards, exportFolder } from './export-folder';

/** Makes dashboards out of others, and files out of dashboards. */
export function useDashboardCopies() {
  const client = useQueryClient();
  const router = useRouter();
  const read = (id: string) => apiGet(`/api/dashboards/${encodeURIComponent(id)}`, {}, dashboardRecordSchema);
  const told = async (work: () => Promise<void>, failed: string) => {
    try {
      await work();
    } catch (error) {
      toast.error(failed, { description: error instanceof Error ? error.message : undefined });
    }
  };
  return {
    duplicate: ({ id, name }: { id: string; name: string }) =>
      told(async () => {
        const { document, folder, tags, builtIn } = await read(id);
        const copy: DashboardCreateInput = {
          document: { ...document, name: copyName(document.name) },
          folder,
          // What marks ready-made ones is not true of a copy.
          tags: builtIn ? [] : tags,
          savedBy: editorId(),
        };
        const made = await apiSend('POST', '/api/dashboards', copy, dashboardRecordSchema);
        await refreshThings(client);
        toast(`Duplicated “${name}”`, {
          action: { label: 'Open', onClick: () => router.push(dashboardUrl(made.id)) },
        });
      }, `“${name}” was not duplicated`),
    saveFolderAsFile: (folder: string) =>
      told(
        async () => {
          const count = await exportFolder(folder);
          if (count === 0) toast('There is no dashboard of your own to export');
          else toast(count === 1 ? 'Exported one dashboard' : `Exported ${count} dashboards`);
        },
        folder === '' ? 'The dashboards were not exported' : `“${folder}” was not exported`,
      ),
    /** @returns those that are not in the file, and why */
    saveManyAsFile: async (boards: readonly SavedThing[]) => {
      const failed = await exportBoards(boards);
      const count = boards.length - failed.length;
      if (count > 0) toast(count === 1 ? 'Exported one dashboard' : `Exported ${count} dashboards`);
      return failed;
    },
    saveAsFile: ({ id, name }: { id: string; name: string }) =>
      told(async () => exportDashboard((await read(id)).document), `“${name}” was not exported`),
  };
}

function copyName(name: string): string {
  return `${name.slice(0, 113)} (copy)`;
}
