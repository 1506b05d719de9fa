import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { serviceMapResponseSchema } from '@/lib/contracts/service-map';
import { apiGet } from '@/lib/http/client';
import { isRelativeRange } from '@/lib/time/range-math';

const REFRESH_MS = 10_000;
const LIMIT = 500;

/** The whole map of a range; while the range follows the clock it is read again every ten seconds. */
export function useServiceMap({ from, to }: { from: string; to: string }, enabled: boolean) {
  return useQuery({
    queryKey: ['services', 'map', from, to],
    enabled,
    queryFn: async ({ signal }) => ({
      // While another range loads the picture is still of this one.
      asked: `${from} ${to}`,
      answer: await apiGet('/api/services/map', { from, to, limit: LIMIT }, serviceMapResponseSchema, signal),
    }),
    placeholderData: keepPreviousData,
    refetchInterval: isRelativeRange({ from, to }) ? REFRESH_MS : false,
    staleTime: REFRESH_MS,
    gcTime: 30 * 60_000,
  });
}
