import { useQuery } from '@tanstack/react-query';
import { type LogContextQuery, logContextResponseSchema } from '@/lib/contracts/log-search';
import { apiGet } from '@/lib/http/client';
import { LOG_CACHE_MS } from './log-search-input';

/** A line with its neighbours in time. Lines never change, so that an answer stays good. */
export function useLogContext(id: string, query: LogContextQuery, enabled = true) {
  return useQuery({
    queryKey: ['log-context', id, query.scope, query.limit],
    enabled,
    queryFn: ({ signal }) =>
      apiGet(
        `/api/logs/${encodeURIComponent(id)}/context`,
        { scope: query.scope, limit: query.limit },
        logContextResponseSchema,
        signal,
      ),
    staleTime: 60_000,
    gcTime: LOG_CACHE_MS,
  });
}
