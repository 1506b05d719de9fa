import { z } from 'zod';
import { savedTextSchema } from './dashboard/dashboard-api';
import { dashboardDocumentSchema } from './dashboard/dashboard-document';
import { flagSchema } from './saved-place';
import { savablePathSchema, savableSearchSchema } from './saved-query';

/** Those in the trash count too. */
export const MAX_SNAPSHOTS = 100_000;
/** Of dashboards, which are kept with their documents. */
export const MAX_BOARD_SNAPSHOTS = 1_000;
export const MAX_BOARD_SNAPSHOT_MIB = 256;

/** What /s/{id} opens, for good: the exact query, columns and absolute times, or a dashboard as it was. */
export const snapshotSchema = z.object({
  id: z.string().describe('/s/{id} opens it'),
  name: z.string(),
  path: z.string().describe('The page; /dashboards/{id} of a dashboard'),
  search: z
    .string()
    .describe(
      'The URL search string without ?; of a dashboard from, to, chosen values (var) and filters (f)',
    ),
  dashboard: z
    .object({
      id: z.string(),
      version: z.number().int(),
      unsaved: z.boolean().describe('With changes to that version that nobody had saved'),
    })
    .nullable()
    .describe('Null: of a page'),
  createdAt: z.string(),
  deletedAt: z.string().nullable().describe('It is in the trash since, for 30 days'),
});
export type Snapshot = z.infer<typeof snapshotSchema>;

const name = z.string().trim().max(120).default('');

// POST /api/snapshots → 201, or 200 with the same id when just this was kept before
export const snapshotCreateSchema = z.strictObject({
  name,
  path: savablePathSchema,
  search: savableSearchSchema.describe(
    'from and to have to be times, not relative; a trace alone needs none. Date math within queries becomes the times it means now',
  ),
});
export type SnapshotCreate = z.infer<typeof snapshotCreateSchema>;

// POST /api/dashboards/{id}/snapshots → 201, or 200 likewise
export const boardSnapshotCreateSchema = z.strictObject({
  name: name.describe('Empty: the name of the dashboard'),
  version: z.number().int().min(1).optional().describe('The one that is seen; left out: the newest'),
  document: dashboardDocumentSchema
    .optional()
    .describe('What is seen where it was changed and is not saved; left out: that version'),
  search: savableSearchSchema.describe(
    'from and to, times and not relative; var: chosen values, as name:value; f: filters',
  ),
});
export type BoardSnapshotCreate = z.infer<typeof boardSnapshotCreateSchema>;
export type BoardSnapshotInput = z.input<typeof boardSnapshotCreateSchema>;

// GET /api/snapshots
export const snapshotListQuerySchema = z.object({
  q: z.string().max(200).default('').describe('Part of the name; case does not count'),
  trash: flagSchema.optional().describe('true: only deleted ones, the last deleted first'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
});
export type SnapshotListQuery = z.infer<typeof snapshotListQuerySchema>;
export const snapshotListSchema = z.object({
  snapshots: z.array(snapshotSchema).describe('The last made first'),
  total: z.number().int(),
});
export type SnapshotList = z.infer<typeof snapshotListSchema>;

// GET /api/snapshots/{id}; DELETE answers 204: the link stops working; POST …/restore
export const snapshotParamsSchema = z.object({ id: z.string().regex(/^[0-9A-Za-z]{1,64}$/) });
export const snapshotDeleteQuerySchema = z.object({
  forever: flagSchema.optional().describe('true: out of the trash, for good'),
});

// GET /api/snapshots/{id}/board
export const boardSnapshotSchema = z.object({
  snapshot: snapshotSchema,
  document: dashboardDocumentSchema,
  saved: z.record(z.string(), savedTextSchema).describe('The saved queries that it names, as they were'),
  latest: z
    .object({ name: z.string(), version: z.number().int() })
    .nullable()
    .describe('The dashboard as it is now; null: it is deleted'),
});
export type BoardSnapshot = z.infer<typeof boardSnapshotSchema>;
