import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ResolvedSearchRange } from '@/components/logs/use-resolved-range';
import { serviceListResponseSchema } from '@/lib/contracts/service-list';
import { apiGet } from '@/lib/http/client';

/** All services with their figures in a fixed range; the last answer stays until the next is here. */
export function useServices(range: ResolvedSearchRange | null) {
  const { from, to } = range ?? {};
  return useQuery({
    queryKey: ['services', 'list', from, to],
    enabled: range !== null,
    queryFn: ({ signal }) =>
      apiGet('/api/services', { from, to, points: 30 }, serviceListResponseSchema, signal),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30 * 60_000,
  });
}
