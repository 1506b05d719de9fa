import { useQueries } from '@tanstack/react-query';
import { serviceDetailResponseSchema } from '@/lib/contracts/service-detail';
import { apiGet } from '@/lib/http/client';
import type { CompareState } from '@/lib/url/compare';
import { releaseStart } from './release-start';
import { useReleases } from './use-cohorts';

// Each is a request of its own.
const LOOKED_AT = 6;

/** Services with two versions in the range, one click from their comparison; none while that is not known. */
export function useReleaseStarts({ mode, from, to }: Pick<CompareState, 'mode' | 'from' | 'to'>) {
  const releases = useReleases();
  const services = (releases.data?.services ?? []).filter(({ versions }) => versions.length > 1);
  const answers = useQueries({
    queries: services.slice(0, mode === 'releases' ? LOOKED_AT : 0).map(({ service }) => ({
      queryKey: ['compare-release-start', service, from, to],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        apiGet(
          `/api/services/${encodeURIComponent(service)}`,
          { from, to },
          serviceDetailResponseSchema,
          signal,
        ),
      staleTime: 60_000,
      retry: false,
    })),
  });
  return answers.flatMap(({ data }, index) => {
    const one = services[index];
    const start = data && one && releaseStart(one.versions, data.deployments.versions);
    return start ? [{ service: one.service, ...start }] : [];
  });
}
