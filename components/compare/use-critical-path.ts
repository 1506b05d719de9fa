import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { criticalPathResponseSchema } from '@/lib/contracts/trace-critical-path';
import { apiGet } from '@/lib/http/client';

/** What the trace search's form asks for beside the query; empty texts ask for nothing. */
export interface PathFilters {
  service?: string;
  operation?: string;
  minDuration?: string;
  maxDuration?: string;
  status?: string;
}

export interface PathQuestion {
  q: string;
  filters: PathFilters;
  from: string;
  to: string;
}

export function useCriticalPath({ q, filters, from, to }: PathQuestion) {
  const { service, operation, minDuration, maxDuration, status } = filters;
  const asked = { q, service, operation, minDuration, maxDuration, status, from, to };
  return useQuery({
    queryKey: ['critical-path-of-many', asked],
    queryFn: ({ signal }) => apiGet('/api/traces/critical-path', asked, criticalPathResponseSchema, signal),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });
}
