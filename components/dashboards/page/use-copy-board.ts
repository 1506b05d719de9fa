import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { toast } from 'sonner';
import { dashboardUrl } from '@/lib/url/dashboard';
import { createDashboard } from './dashboard-requests';
import type { WorkingDashboard } from './use-dashboard';

const LONGEST_NAME = 120;

/** Saves what is shown as another dashboard, and opens it for editing. */
export function useCopyBoard({ document, record }: WorkingDashboard): () => void {
  const router = useRouter();
  const client = useQueryClient();
  async function copy(): Promise<void> {
    const name = `${document.name.slice(0, LONGEST_NAME - 7)} (copy)`;
    try {
      const made = await createDashboard({
        document: { ...document, name },
        folder: record.folder,
        tags: record.tags,
      });
      void client.invalidateQueries({ queryKey: ['dashboards'] });
      router.push(dashboardUrl(made.id, { arrange: true }));
    } catch (error) {
      toast.error('The dashboard was not duplicated', {
        description: error instanceof Error ? error.message : undefined,
      });
    }
  }
  return () => void copy();
}
