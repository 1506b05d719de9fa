import { z } from 'zod';
import { attributesSchema } from './attributes';
import { severityClassSchema } from './severity';

/** One stored log line as the API gives it. Times are ISO 8601 with nanoseconds. */
export const logSchema = z.object({
  id: z.string().describe('Stable: <time in ns>-<sequence>'),
  time: z.string(),
  observedTime: z.string(),
  severity: severityClassSchema,
  severityNumber: z.number().int(),
  severityText: z.string().nullable().describe('As the sender wrote it'),
  service: z.string(),
  environment: z.string().nullable(),
  body: z.string(),
  bodyIsJson: z.boolean(),
  traceId: z.string().nullable(),
  spanId: z.string().nullable(),
  attributes: attributesSchema,
  resource: attributesSchema,
  scope: z.object({
    name: z.string().nullable(),
    version: z.string().nullable(),
    attributes: attributesSchema,
  }),
});
export type Log = z.infer<typeof logSchema>;

// GET /api/logs/{id} answers with a `logSchema`.
export const logParamsSchema = z.object({ id: z.string().max(64).describe('As search gives it') });
