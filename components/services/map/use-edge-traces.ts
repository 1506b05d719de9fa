import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { traceRedResponseSchema } from '@/lib/contracts/trace-red';
import { traceSearchResponseSchema } from '@/lib/contracts/trace-search';
import { apiGet } from '@/lib/http/client';

interface Asked {
  q: string;
  from: string;
  to: string;
}

const KEPT = { placeholderData: keepPreviousData, staleTime: 30_000, gcTime: 10 * 60_000 } as const;

/** The slowest traces with a call of the edge. */
export function useEdgeTraces({ q, from, to }: Asked) {
  return useQuery({
    ...KEPT,
    queryKey: ['services', 'edge-traces', q, from, to],
    queryFn: ({ signal }) =>
      apiGet(
        '/api/traces/search',
        { q, from, to, sort: 'slowest', limit: 6 },
        traceSearchResponseSchema,
        signal,
      ),
  });
}

/** How often such traces start, and fail, over the range. */
export function useEdgeTrend({ q, from, to }: Asked) {
  return useQuery({
    ...KEPT,
    queryKey: ['services', 'edge-trend', q, from, to],
    queryFn: ({ signal }) =>
      apiGet(
        '/api/traces/red',
        { q, from, to, buckets: 40, precision: 'fast' },
        traceRedResponseSchema,
        signal,
      ),
  });
}
