import { z } from 'zod';

/** Pages whose whole state is in their URL, so that a saved query is a path and its search string. */
export const SAVABLE_PATHS = ['/logs', '/errors', '/traces'] as const;

export const savedQuerySchema = z.object({
  id: z.string().describe('Short and stable: /q/{id} opens it'),
  name: z.string(),
  path: z.string(),
  search: z.string().describe('The URL search string without ?'),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type SavedQuery = z.infer<typeof savedQuerySchema>;

const name = z.string().trim().min(1, 'Give it a name').max(120, 'At most 120 characters');
const path = z
  .string()
  .max(200)
  .regex(/^\/(logs|errors|traces(\/[^/?#\s]{1,180})?)$/, 'Only /logs, /errors and /traces can be saved');
const search = z
  .string()
  .max(16_384)
  .regex(/^[^?#\s]*$/, 'A URL search string without ?, # or spaces');

// POST /api/saved-queries
export const savedQueryCreateSchema = z.object({ name, path, search });
export type SavedQueryCreate = z.infer<typeof savedQueryCreateSchema>;

export const savedQueryParamsSchema = z.object({ id: z.string().min(1).max(64) });

// PATCH /api/saved-queries/{id}; GET the same; DELETE answers 204
export const savedQueryUpdateSchema = z.object({ name, search }).partial();
export type SavedQueryUpdate = z.infer<typeof savedQueryUpdateSchema>;

// GET /api/saved-queries
export const savedQueryListSchema = z.object({ savedQueries: z.array(savedQuerySchema) });
export type SavedQueryList = z.infer<typeof savedQueryListSchema>;
