import { z } from 'zod';
import { editorSchema, flagSchema, folderSchema, tagsSchema } from './saved-place';

/** Pages whose whole state is in their URL, so that a saved query is a path and its search string. */
export const SAVABLE_PATHS = ['/logs', '/errors', '/traces'] as const;

export const savedQuerySchema = z.object({
  id: z.string().describe('Short and stable: /q/{id} opens it'),
  name: z.string(),
  path: z.string(),
  search: z.string().describe('The URL search string without ?'),
  description: z.string(),
  folder: z.string().describe('Names of folders with / between; empty: in none'),
  tags: z.array(z.string()),
  pinned: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string().describe('Grows with every change: what a change may be checked against'),
  openedAt: z.string().nullable(),
  deletedAt: z.string().nullable().describe('It is in the trash since, for 30 days'),
});
export type SavedQuery = z.infer<typeof savedQuerySchema>;

const name = z.string().trim().min(1, 'Give it a name').max(120, 'At most 120 characters');
export const savablePathSchema = z
  .string()
  .max(200)
  .regex(/^\/(logs|errors|traces(\/[^/?#\s]{1,180})?)$/, 'Only /logs, /errors and /traces can be saved');
export const savableSearchSchema = z
  .string()
  .max(16_384)
  .regex(/^[^?#\s]*$/, 'A URL search string without ?, # or spaces');
const place = {
  description: z.string().trim().max(2_000, 'At most 2,000 characters'),
  folder: folderSchema,
  tags: tagsSchema,
  pinned: z.boolean(),
};

// POST /api/saved-queries
export const savedQueryCreateSchema = z.object({
  name,
  path: savablePathSchema,
  search: savableSearchSchema,
  description: place.description.default(''),
  folder: place.folder.default(''),
  tags: place.tags.default([]),
  pinned: place.pinned.default(false),
});
export type SavedQueryCreateInput = z.input<typeof savedQueryCreateSchema>;
export type SavedQueryValues = z.output<typeof savedQueryCreateSchema>;

export const savedQueryParamsSchema = z.object({ id: z.string().min(1).max(64) });

// PATCH /api/saved-queries/{id}; GET the same; DELETE answers 204; POST …/restore, POST …/opened
export const savedQueryUpdateSchema = z
  .object({
    name,
    search: savableSearchSchema,
    ...place,
    updatedAt: z
      .string()
      .max(40)
      .describe('Of the state that was changed. Changed since: 409 with it as details.savedQuery'),
  })
  .partial();
export type SavedQueryUpdate = z.infer<typeof savedQueryUpdateSchema>;
/** `error.details` of the 409 of PATCH. */
export const savedQueryConflictSchema = z.object({ savedQuery: savedQuerySchema });

export const savedQueryDeleteQuerySchema = z.object({
  forever: flagSchema.optional().describe('true: out of the trash, for good'),
});

// GET /api/saved-queries
export const savedQueryListQuerySchema = z.object({
  editor: editorSchema.optional().describe('Whose `openedAt`; without: of everybody who names none'),
  trash: flagSchema.optional().describe('true: only deleted ones'),
});
export const savedQueryListSchema = z.object({ savedQueries: z.array(savedQuerySchema) });
export type SavedQueryList = z.infer<typeof savedQueryListSchema>;
