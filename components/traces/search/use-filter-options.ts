import { useQuery } from '@tanstack/react-query';
import { serviceListResponseSchema } from '@/lib/contracts/service-list';
import { operationsResponseSchema } from '@/lib/contracts/service-operations';
import { apiGet } from '@/lib/http/client';

/** Names of the services that have sent spans. */
export function useServiceNames(): string[] {
  const services = useQuery({
    queryKey: ['services'],
    queryFn: ({ signal }) => apiGet('/api/services', {}, serviceListResponseSchema, signal),
    staleTime: 60_000,
  });
  return services.data?.services.filter(({ spans }) => spans).map(({ name }) => name) ?? [];
}

/** Names of a service's operations; none while no service is chosen. */
export function useOperationNames(service: string): { names: string[]; loading: boolean } {
  const operations = useQuery({
    queryKey: ['operations', service],
    queryFn: ({ signal }) =>
      apiGet(`/api/services/${encodeURIComponent(service)}/operations`, {}, operationsResponseSchema, signal),
    enabled: service !== '',
    staleTime: 60_000,
  });
  return { names: operations.data?.operations ?? [], loading: operations.isFetching };
}
