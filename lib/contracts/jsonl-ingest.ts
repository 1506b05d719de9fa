import { z } from 'zod';

// POST /api/ingest/jsonl
export const jsonlIngestResponseSchema = z.object({
  accepted: z.number().int(),
  rejected: z.number().int(),
  duplicate: z
    .boolean()
    .describe('True when this exact body was stored within the last hour and was not stored again'),
  errors: z
    .array(z.object({ line: z.number().int(), reason: z.string() }))
    .describe('At most 100; `rejected` counts all'),
  repairs: z.record(z.string(), z.number().int()),
});
export type JsonlIngestResponse = z.infer<typeof jsonlIngestResponseSchema>;
