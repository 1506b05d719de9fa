import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ResolvedSearchRange } from '@/components/logs/use-resolved-range';
import { logSearchResponseSchema } from '@/lib/contracts/log-search';
import { serviceDetailResponseSchema } from '@/lib/contracts/service-detail';
import { traceRedResponseSchema } from '@/lib/contracts/trace-red';
import { traceSearchResponseSchema } from '@/lib/contracts/trace-search';
import { apiGet } from '@/lib/http/client';

type Range = ResolvedSearchRange | null;

const KEPT = {
  placeholderData: keepPreviousData,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 30 * 60_000,
} as const;
const BUCKETS = 60;

/** Figures, operations, neighbours, failures, slow spans and versions of a service. */
export function useServiceDetail(service: string, range: Range) {
  const { from, to } = range ?? {};
  return useQuery({
    ...KEPT,
    queryKey: ['services', 'detail', service, from, to],
    enabled: range !== null,
    queryFn: ({ signal }) =>
      apiGet(
        `/api/services/${encodeURIComponent(service)}`,
        { from, to, buckets: BUCKETS },
        serviceDetailResponseSchema,
        signal,
      ),
  });
}

/** The course of one operation; asked only while the page is narrowed to it. */
export function useOperationRed(service: string, operation: string | null, range: Range) {
  const { from, to } = range ?? {};
  return useQuery({
    ...KEPT,
    queryKey: ['services', 'operation', service, operation, from, to],
    enabled: range !== null && operation !== null,
    queryFn: ({ signal }) =>
      apiGet(
        '/api/traces/red',
        { service, operation, from, to, buckets: BUCKETS },
        traceRedResponseSchema,
        signal,
      ),
  });
}

interface Asked {
  service: string;
  operation: string | null;
  from: string;
  to: string;
  status: 'any' | 'error';
}

/** A few traces with such a span: the slowest, or those that failed. */
export function useExemplars({ service, operation, from, to, status }: Asked) {
  return useQuery({
    ...KEPT,
    queryKey: ['services', 'exemplars', service, operation, from, to, status],
    queryFn: ({ signal }) =>
      apiGet(
        '/api/traces/search',
        { service, operation, from, to, status, sort: 'slowest', limit: 6 },
        traceSearchResponseSchema,
        signal,
      ),
  });
}

/** The newest lines that meet a query, and none of the counting that a list needs. */
export function useNewestLogs(q: string, range: Range, limit: number) {
  const { from, to } = range ?? {};
  return useQuery({
    ...KEPT,
    queryKey: ['services', 'logs', q, from, to, limit],
    enabled: range !== null,
    queryFn: ({ signal }) =>
      apiGet('/api/logs/search', { q, from, to, limit }, logSearchResponseSchema, signal),
  });
}
