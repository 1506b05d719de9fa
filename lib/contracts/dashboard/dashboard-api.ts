import { z } from 'zod';
import { editorSchema, flagSchema, folderSchema, tagsSchema } from '../saved-place';
import { timeRangeQuerySchema } from '../time-range';
import { dashboardDocumentSchema } from './dashboard-document';
import { fieldNameSchema, panelSourceSchema } from './panel-query';

/** Older versions of a dashboard are removed. */
export const VERSIONS_KEPT = 100;
/** Drafts that nobody touched for so long are removed. */
export const DRAFT_DAYS = 30;
export const MAX_DASHBOARDS = 10_000;

export const dashboardIdSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, 'No id of a dashboard');
export const dashboardParamsSchema = z.object({ id: dashboardIdSchema });
const version = z.number().int().min(1);
const time = z.string().describe('ISO 8601');

// GET /api/dashboards
export const dashboardListQuerySchema = z.object({
  editor: editorSchema.optional().describe('Whose `openedAt`; without: of everybody who names none'),
  trash: flagSchema.optional().describe('true: only deleted ones, the last deleted first'),
});
export const dashboardSummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  folder: z.string(),
  tags: z.array(z.string()),
  pinned: z.boolean(),
  builtIn: z.boolean().describe('Ready-made: it cannot be changed, only duplicated, pinned and mapped'),
  version,
  panels: z.number().int(),
  createdAt: time.nullable().describe('Null: ready-made'),
  updatedAt: time.nullable().describe('Last saved; null: ready-made'),
  openedAt: time.nullable(),
  deletedAt: time.nullable().describe('It is in the trash since, for 30 days'),
});
export type DashboardSummary = z.infer<typeof dashboardSummarySchema>;
export const dashboardListSchema = z.object({
  dashboards: z.array(dashboardSummarySchema).describe('Last saved first; ready-made ones after them'),
});
export type DashboardList = z.infer<typeof dashboardListSchema>;

/** A saved query that panels name, as it is now. */
export const savedTextSchema = z.object({
  name: z.string(),
  path: z.string(),
  q: z
    .string()
    .nullable()
    .describe('What it looks for, in the search language; null: it is gone, or a view of one trace'),
});

const draftSchema = z.object({ document: dashboardDocumentSchema, baseVersion: version, updatedAt: time });
export type DashboardDraft = z.infer<typeof draftSchema>;

// GET /api/dashboards/{id}
export const dashboardReadQuerySchema = z.object({
  editor: editorSchema.optional().describe('Whose draft'),
});
export const dashboardRecordSchema = z.object({
  id: z.string(),
  version,
  builtIn: z.boolean(),
  document: dashboardDocumentSchema,
  folder: z.string(),
  tags: z.array(z.string()),
  pinned: z.boolean(),
  createdAt: time.nullable().describe('Null: ready-made'),
  updatedAt: time.nullable().describe('Last saved; null: ready-made'),
  saved: z
    .record(z.string(), savedTextSchema)
    .describe('The saved queries that panels of the document or the draft name, by id'),
  draft: draftSchema.nullable().describe('What this editor changed and has not saved'),
  mapping: z
    .record(z.string(), z.string())
    .describe('Of a ready-made one: fields that stand in the document under another name'),
});
export type DashboardRecord = z.infer<typeof dashboardRecordSchema>;

const savedBy = editorSchema
  .optional()
  .describe('Who saves, for the history. Other browsers see a mark of it only');

// POST /api/dashboards → 201 DashboardRecord
export const dashboardCreateSchema = z.strictObject({
  document: dashboardDocumentSchema,
  folder: folderSchema.default(''),
  tags: tagsSchema.default([]),
  savedBy,
});
export type DashboardCreate = z.infer<typeof dashboardCreateSchema>;
export type DashboardCreateInput = z.input<typeof dashboardCreateSchema>;

// PUT /api/dashboards/{id} → DashboardRecord
export const dashboardSaveSchema = z.strictObject({
  document: dashboardDocumentSchema,
  baseVersion: version.describe(
    'The version that was changed. Another one is there by now: 409, nothing is lost',
  ),
  note: z.string().trim().max(500).default('').describe('Why, for the history'),
  editor: editorSchema.optional().describe('Whose draft this saves: it is dropped in the same step'),
  savedBy: savedBy.describe('Who saves, for the history; left out: `editor`'),
});
export type DashboardSave = z.infer<typeof dashboardSaveSchema>;
export type DashboardSaveInput = z.input<typeof dashboardSaveSchema>;

/** `error.details` of the 409 of PUT. */
export const dashboardConflictSchema = z.object({
  version,
  document: dashboardDocumentSchema,
  updatedAt: time,
});
export type DashboardConflict = z.infer<typeof dashboardConflictSchema>;

// PATCH /api/dashboards/{id} → DashboardSummary
export const dashboardPatchSchema = z
  .strictObject({ folder: folderSchema, tags: tagsSchema, pinned: z.boolean() })
  .partial();
export type DashboardPatch = z.infer<typeof dashboardPatchSchema>;

// DELETE /api/dashboards/{id} → 204; POST /api/dashboards/{id}/restore → DashboardSummary
export const dashboardDeleteQuerySchema = z.object({
  forever: flagSchema.optional().describe('true: out of the trash, for good'),
});

// GET /api/dashboards/{id}/versions
const versionSchema = z.object({
  version,
  note: z.string(),
  savedAt: time,
  savedBy: z
    .object({
      own: z.boolean().describe('By the editor who asks'),
      mark: z.string().describe('Tells browsers apart; no id'),
    })
    .nullable()
    .describe('Null: not told'),
  name: z.string(),
  panels: z.number().int(),
});
export const dashboardVersionsQuerySchema = z.object({
  editor: editorSchema.optional().describe('Whose versions are its own'),
});
export const dashboardVersionsSchema = z.object({
  versions: z.array(versionSchema).describe('The newest first'),
  kept: z.number().int().describe('Older versions are removed after so many'),
  removed: z.number().int().describe('How many were removed so far'),
});
export type DashboardVersions = z.infer<typeof dashboardVersionsSchema>;

// GET /api/dashboards/{id}/versions/{version}
export const dashboardVersionParamsSchema = z.object({
  id: dashboardIdSchema,
  version: z.coerce.number().int().min(1).max(2_147_483_647),
});
export const dashboardVersionSchema = versionSchema.extend({
  document: dashboardDocumentSchema,
  saved: z
    .record(z.string(), savedTextSchema)
    .describe('The saved queries that its panels name, as they are now'),
});
export type DashboardVersion = z.infer<typeof dashboardVersionSchema>;

// PUT /api/dashboards/{id}/draft
export const dashboardDraftSaveSchema = z.strictObject({
  editor: editorSchema,
  baseVersion: version,
  document: dashboardDocumentSchema,
  seen: z
    .string()
    .max(40)
    .nullable()
    .optional()
    .describe(
      'updatedAt of the draft that this one replaces; null: there was none. Another one is there by now: 409 with it as details.draft. Left out: it is replaced in any case',
    ),
});
export type DashboardDraftSave = z.infer<typeof dashboardDraftSaveSchema>;
export const dashboardDraftSavedSchema = z.object({ updatedAt: time });
// DELETE /api/dashboards/{id}/draft?editor=… → 204
export const dashboardDraftQuerySchema = z.object({ editor: editorSchema });

// PUT /api/dashboards/{id}/mapping → DashboardRecord
export const dashboardMappingSchema = z.strictObject({
  mapping: z
    .record(fieldNameSchema, fieldNameSchema)
    .refine((mapping) => Object.keys(mapping).length <= 50, 'At most 50 names')
    .describe(
      'The name in the ready-made dashboard → the name in this store; `logs:name`, `spans:name`: there alone. Empty: as it comes',
    ),
});
export type DashboardMapping = z.infer<typeof dashboardMappingSchema>['mapping'];

// GET /api/dashboards/{id}/attributes
export const dashboardAttributesQuerySchema = z.object({
  from: timeRangeQuerySchema.shape.from.unwrap().default('now-24h'),
  to: timeRangeQuerySchema.shape.to,
});
export const dashboardAttributesSchema = z.object({
  attributes: z.array(
    z.object({
      name: z.string().describe('As the dashboard was written'),
      mappedTo: z.string().nullable().describe('The name that is read in its place'),
      source: panelSourceSchema,
      about: z.string().describe('What it holds, and what to send'),
      found: z.boolean().describe('Whether a log or span of the range has it, under the name that is read'),
      records: z
        .number()
        .int()
        .nullable()
        .describe('How many of the range have it; null: not counted in time'),
      estimated: z.boolean().describe('`records` is from a sample'),
      like: z.array(z.string()).max(8).describe('Names in this store that are like it, the nearest first'),
    }),
  ),
  names: z
    .object({ logs: z.array(z.string()), spans: z.array(z.string()) })
    .describe('Names that the range has, the most common first, for choosing one by hand'),
  range: z.object({ from: time, to: time }),
});
export type DashboardAttributes = z.infer<typeof dashboardAttributesSchema>;
