import { queryOptions } from '@tanstack/react-query';
import { statusResponseSchema } from '@/lib/contracts/status';
import { apiGet } from '@/lib/http/client';

/** What the server says of itself; pages that watch it add `refetchInterval`. */
export const statusQuery = queryOptions({
  queryKey: ['status'],
  queryFn: ({ signal }) => apiGet('/api/status', {}, statusResponseSchema, signal),
});
