import { useQuery } from '@tanstack/react-query';
import { logSchema } from '@/lib/contracts/log';
import { apiGet } from '@/lib/http/client';
import { LOG_CACHE_MS } from './log-search-input';

/** One line by its id, for links to a line that is not among the loaded ones. */
export function useLog(id: string | null, enabled: boolean) {
  return useQuery({
    queryKey: ['log', id],
    enabled: enabled && id !== null,
    queryFn: ({ signal }) => apiGet(`/api/logs/${encodeURIComponent(id ?? '')}`, {}, logSchema, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: LOG_CACHE_MS,
  });
}
