import { useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';

/**
 * Tries to change what is kept: whether it was done. A refusal is told with its reason, and the lists are read anew either way.
 */
export function useAttempt(refresh: (client: ReturnType<typeof useQueryClient>) => Promise<unknown>) {
  const client = useQueryClient();
  return async (work: () => Promise<void>, failed: string): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      toast.error(failed, { description: error instanceof Error ? error.message : undefined });
      return false;
    } finally {
      await refresh(client);
    }
  };
}
