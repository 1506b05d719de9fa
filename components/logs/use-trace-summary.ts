import { useQuery } from '@tanstack/react-query';
import { traceResponseSchema } from '@/lib/contracts/trace';
import { apiGet } from '@/lib/http/client';

/** The spans of a line's trace, for the drawer's summary. */
export function useTraceSummary(traceId: string | null) {
  return useQuery({
    queryKey: ['trace', traceId],
    enabled: traceId !== null,
    queryFn: ({ signal }) =>
      apiGet(`/api/traces/${encodeURIComponent(traceId ?? '')}`, {}, traceResponseSchema, signal),
    staleTime: 60_000,
  });
}
