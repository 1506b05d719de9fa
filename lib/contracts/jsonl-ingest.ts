import { z } from 'zod';

// POST /api/ingest/jsonl
export const jsonlIngestResponseSchema = z.object({
  accepted: z.number().int().describe('Good lines: stored now, or there already when `duplicate`'),
  stored: z.number().int().describe('Lines that this request added to the store; 0 when `duplicate`'),
  rejected: z.number().int(),
  duplicate: z
    .boolean()
    .describe(
      'True when this very body, or a batch of this Idempotency-Key, was stored within the last hour: nothing is stored again',
    ),
  message: z.string().nullable().describe('What to know about the outcome, e.g. why nothing was stored'),
  errors: z
    .array(z.object({ line: z.number().int(), reason: z.string() }))
    .describe('At most 100; `rejected` counts all'),
  repairs: z.record(z.string(), z.number().int()),
});
export type JsonlIngestResponse = z.infer<typeof jsonlIngestResponseSchema>;
