import { z } from 'zod';

// GET /api/health: 200 when the database answers, 503 otherwise.
export const healthSchema = z.object({
  status: z.enum(['ok', 'unavailable']),
  version: z.string(),
  uptimeSeconds: z.number(),
});
export type Health = z.infer<typeof healthSchema>;

const signalSchema = z.object({
  accepted: z.number().int().describe('Records committed since start'),
  rejected: z.number().int(),
  repaired: z.number().int().describe('Repairs made to keep records, since start'),
  duplicates: z
    .number()
    .int()
    .describe('Records not stored again because the batch, or the span, was already there'),
  perSecond: z.number().describe('Over the last minute'),
  lastReceivedAt: z.string().nullable(),
  /** Newest record time stored, and how long after it happened it was committed (ms, last batch). */
  lagMs: z.number().nullable(),
});

// GET /api/status
export const statusResponseSchema = z.object({
  version: z.string(),
  demo: z.boolean(),
  startedAt: z.string(),
  database: z.object({ ok: z.boolean(), version: z.string().nullable(), message: z.string().nullable() }),
  ingest: z.object({
    logs: signalSchema,
    spans: signalSchema,
    queuedRecords: z.number().int(),
    queueCapacity: z.number().int(),
  }),
  store: z.object({
    logBytes: z.number(),
    spanBytes: z.number(),
    otherBytes: z.number(),
    logRows: z.number().describe('Estimate from the database statistics'),
    spanRows: z.number().describe('Estimate from the database statistics'),
    partitions: z.number().int(),
    oldest: z.string().nullable(),
    newest: z.string().nullable(),
  }),
  listeners: z.array(
    z.object({
      protocol: z.string(),
      address: z.string(),
      state: z.enum(['listening', 'failed']),
      message: z.string().nullable(),
    }),
  ),
  repairs: z.array(z.object({ what: z.string(), count: z.number().int() })),
  lastErrors: z
    .array(z.object({ time: z.string(), source: z.string(), message: z.string() }))
    .describe('Newest first, at most 50'),
});
export type StatusResponse = z.infer<typeof statusResponseSchema>;
