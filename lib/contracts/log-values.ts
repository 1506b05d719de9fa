import { z } from 'zod';
import { estimateSchema } from './estimate';
import { queryDiagnosticSchema } from './query-diagnostic';
import { queryTextSchema, timeRangeQuerySchema } from './time-range';

// GET /api/logs/values
export const logValuesQuerySchema = timeRangeQuerySchema.extend({
  field: z.string().min(1).max(1_000).describe('As it is typed in a query'),
  prefix: z
    .string()
    .max(200)
    .default('')
    .describe('Values that begin with it come first, then those that hold it'),
  q: queryTextSchema.describe('What else the logs have to match'),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});
export const logValuesResponseSchema = z.object({
  values: z.array(z.object({ value: z.string(), count: z.number().int() })),
  distinct: z.number().int().describe('How many values were found in all, listed or not'),
  estimate: estimateSchema.describe('Null: the counts are exact'),
  complete: z.boolean().describe('False when the time allowed ended before the logs could be read'),
  diagnostics: z.array(queryDiagnosticSchema),
  tookMs: z.number(),
});
export type LogValuesQuery = z.infer<typeof logValuesQuerySchema>;
export type LogValuesResponse = z.infer<typeof logValuesResponseSchema>;
