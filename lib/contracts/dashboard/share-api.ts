import { z } from 'zod';
import { timeRangeQuerySchema } from '../time-range';
import { dashboardIdSchema, savedTextSchema } from './dashboard-api';
import { dashboardDocumentSchema } from './dashboard-document';
import { panelIdSchema } from './panel';
import { queryNameSchema } from './panel-query';

export const MAX_SHARES = 50;

export const shareAllowSchema = z.strictObject({
  time: z.boolean().describe('Whoever has the link may choose another time range; else the dashboard’s own'),
  variables: z
    .boolean()
    .describe(
      'Whoever has the link may choose values of the variables, all of them too: of a list those listed, of a field any that records have, also beyond what is offered. Else the chosen ones',
    ),
});
export type ShareAllow = z.infer<typeof shareAllowSchema>;

const time = z.string().describe('ISO 8601');

export const shareSchema = z.object({
  id: z.string().describe('Of the link, for revoking it; says nothing about its token'),
  name: z.string(),
  allow: shareAllowSchema,
  createdAt: time,
  expiresAt: time.nullable().describe('Null: until it is revoked'),
  openedAt: time.nullable().describe('When somebody last opened it, to the minute'),
});
export type Share = z.infer<typeof shareSchema>;

// GET /api/dashboards/{id}/shares
export const shareListSchema = z.object({
  shares: z.array(shareSchema).describe('The newest first; expired ones for 30 days'),
});

// POST /api/dashboards/{id}/shares → 201
export const shareCreateSchema = z.strictObject({
  name: z.string().trim().max(120).default('').describe('For whom'),
  expiresAt: z.iso.datetime({ offset: true }).nullable(),
  allow: shareAllowSchema,
});
export type ShareCreate = z.infer<typeof shareCreateSchema>;
export const shareCreatedSchema = z.object({
  share: shareSchema,
  token: z.string().describe('Shown this once: only its hash is kept'),
  path: z.string().describe('/shared/{token}; with ?embed=1 other pages can frame it'),
});
export type ShareCreated = z.infer<typeof shareCreatedSchema>;

// DELETE /api/dashboards/{id}/shares/{share} → 204: the link stops working at once
export const shareParamsSchema = z.object({ id: dashboardIdSchema, share: z.string().min(1).max(64) });

/** What cannot be a token is answered as one that nobody has: 404. */
export const sharedParamsSchema = z.object({ token: z.string().max(2_000) });

// GET /api/shared/{token}
export const sharedDashboardSchema = z.object({
  document: dashboardDocumentSchema,
  version: z.number().int(),
  expiresAt: time.nullable(),
  allow: shareAllowSchema,
  saved: z.record(z.string(), savedTextSchema),
});
export type SharedDashboard = z.infer<typeof sharedDashboardSchema>;

/** Counts only where the link allows it; all else that is asked is in the stored dashboard. */
const view = {
  from: timeRangeQuerySchema.shape.from.unwrap().optional(),
  to: timeRangeQuerySchema.shape.to.unwrap().optional(),
  variables: z
    .record(z.string().max(31), z.array(z.string().min(1).max(256)).max(50))
    .default({})
    .describe('Chosen values by variable; an empty list: all; left out: as the dashboard has it'),
};

// POST /api/shared/{token}/panels/{panelId}
export const sharedPanelParamsSchema = sharedParamsSchema.extend({ panelId: panelIdSchema });
export const sharedPanelBodySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...view,
    kind: z.literal('query'),
    queryName: queryNameSchema.nullable().default(null).describe('Null: the only one of the panel'),
    buckets: z.number().int().min(1).max(1_000).nullable().default(null),
    zone: z.string().max(64).optional(),
  }),
  z.strictObject({
    ...view,
    kind: z.literal('heatmap'),
    buckets: z.number().int().min(1).max(400).optional(),
    rows: z.number().int().min(2).max(60).optional(),
  }),
  z.strictObject({ ...view, kind: z.literal('logs'), limit: z.number().int().min(1).max(100).default(100) }),
  z.strictObject({
    ...view,
    kind: z.literal('traces'),
    limit: z.number().int().min(1).max(100).default(100),
  }),
  z.strictObject({ ...view, kind: z.literal('map') }),
]);
export type SharedPanelBody = z.infer<typeof sharedPanelBodySchema>;
export type SharedPanelInput = z.input<typeof sharedPanelBodySchema>;

// POST /api/shared/{token}/variables/{name}
export const sharedVariableParamsSchema = sharedParamsSchema.extend({ name: z.string().max(31) });
export const sharedVariableBodySchema = z.strictObject({ ...view, prefix: z.string().max(256).default('') });
export type SharedVariableBody = z.infer<typeof sharedVariableBodySchema>;
export const sharedVariableSchema = z.object({
  values: z.array(z.string()).describe('Most frequent first; none where the link does not allow choosing'),
  complete: z.boolean().describe('False: there are more'),
});
export type SharedVariable = z.infer<typeof sharedVariableSchema>;
