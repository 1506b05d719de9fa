import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { traceCompareResponseSchema } from '@/lib/contracts/trace-compare';
import { traceReleasesResponseSchema } from '@/lib/contracts/trace-releases';
import { apiGet } from '@/lib/http/client';
import type { CompareState } from '@/lib/url/compare';
import type { CohortInput } from './cohort-input';

export const COHORTS = ['compare-cohorts'] as const;

type Bounds = Pick<CompareState, 'maxP50' | 'maxP95' | 'maxSelf' | 'maxCalls' | 'maxErrors'>;

/** The comparison of two cohorts; asked for once both are chosen. */
export function useCohorts(input: CohortInput | null, bounds: Bounds) {
  const asked = {
    ...input,
    maxP50Increase: bounds.maxP50,
    maxP95Increase: bounds.maxP95,
    maxSelfTimeIncrease: bounds.maxSelf,
    maxCallsIncrease: bounds.maxCalls,
    maxErrorRateIncrease: bounds.maxErrors,
  };
  return useQuery({
    queryKey: [...COHORTS, asked],
    enabled: input !== null,
    queryFn: ({ signal }) => apiGet('/api/traces/compare', asked, traceCompareResponseSchema, signal),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Services and the versions they were seen with. */
export function useReleases() {
  return useQuery({
    queryKey: ['trace-releases'],
    queryFn: ({ signal }) => apiGet('/api/traces/compare/releases', {}, traceReleasesResponseSchema, signal),
    staleTime: 60_000,
  });
}
