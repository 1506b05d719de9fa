import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { LogSearchInput } from '@/components/logs/log-search-input';
import { errorTopResponseSchema, errorTrendsResponseSchema } from '@/lib/contracts/error-trends';
import { apiGet } from '@/lib/http/client';
import type { ErrorsState } from '@/lib/url/errors';

export const ERROR_QUERIES = ['errors'] as const;
const KEPT = {
  placeholderData: keepPreviousData,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 30 * 60_000,
} as const;

/** Errors over time by group, with the period before. */
export function useErrorTrends(input: LogSearchInput | null, groupBy: ErrorsState['group'], buckets: number) {
  return useQuery({
    ...KEPT,
    queryKey: [...ERROR_QUERIES, 'trends', input, groupBy, buckets],
    enabled: input !== null,
    queryFn: ({ signal }) =>
      apiGet(
        '/api/errors/trends',
        { q: input?.q, from: input?.from, to: input?.to, groupBy, buckets, series: 8 },
        errorTrendsResponseSchema,
        signal,
      ),
  });
}

/** What fails most: services, operations, messages. */
export function useErrorTop(input: LogSearchInput | null) {
  return useQuery({
    ...KEPT,
    queryKey: [...ERROR_QUERIES, 'top', input],
    enabled: input !== null,
    queryFn: ({ signal }) =>
      apiGet(
        '/api/errors/top',
        { q: input?.q, from: input?.from, to: input?.to, limit: 50 },
        errorTopResponseSchema,
        signal,
      ),
  });
}
