import { queryOptions } from '@tanstack/react-query';
import {
  type SavedQuery,
  type SavedQueryCreateInput,
  type SavedQueryUpdate,
  savedQueryListSchema,
  savedQuerySchema,
} from '@/lib/contracts/saved-query';
import { apiGet, apiSend } from '@/lib/http/client';

const PATH = '/api/saved-queries';

export const savedQueriesQuery = queryOptions({
  queryKey: ['saved-queries'],
  queryFn: ({ signal }) => apiGet(PATH, {}, savedQueryListSchema, signal),
});

export function createSavedQuery(query: SavedQueryCreateInput): Promise<SavedQuery> {
  return apiSend('POST', PATH, query, savedQuerySchema);
}

export function updateSavedQuery(id: string, change: SavedQueryUpdate): Promise<SavedQuery> {
  return apiSend('PATCH', `${PATH}/${encodeURIComponent(id)}`, change, savedQuerySchema);
}
