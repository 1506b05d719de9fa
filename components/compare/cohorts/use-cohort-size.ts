import { useQuery } from '@tanstack/react-query';
import type { TraceCompareResponse } from '@/lib/contracts/trace-compare';
import { traceHeatmapResponseSchema } from '@/lib/contracts/trace-heatmap';
import { apiGet } from '@/lib/http/client';

type Side = TraceCompareResponse['baseline'];

/** How many traces a side has in all, where only some were read; null while that is not known, or where not all are counted. */
export function useCohortSize({ q, range: { from, to }, complete }: Side): number | null {
  const { data } = useQuery({
    queryKey: ['compare-cohort-size', q, from, to],
    enabled: !complete,
    queryFn: ({ signal }) =>
      apiGet('/api/traces/heatmap', { q, from, to, columns: 1, rows: 4 }, traceHeatmapResponseSchema, signal),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return data && data.sample === null ? data.total : null;
}
