import { z } from 'zod';
import { estimateSchema } from './estimate';
import { queryDiagnosticSchema } from './query-diagnostic';
import { queryTextSchema, timeRangeQuerySchema } from './time-range';

// GET /api/logs/stats
export const logStatsQuerySchema = timeRangeQuerySchema.extend({
  field: z.string().min(1).max(1_000).describe('As it is typed in a query'),
  q: queryTextSchema.describe('Which logs the figures are of'),
  values: z.coerce.number().int().min(1).max(100).default(20).describe('At most this many top values'),
});
const numberStatsSchema = z.object({
  count: z.number().int().describe('Logs with a number in the field; numbers sent as text count'),
  min: z.number(),
  p50: z.number(),
  p95: z.number(),
  p99: z.number(),
  max: z.number(),
  mean: z.number(),
  buckets: z
    .array(z.object({ from: z.number(), to: z.number(), count: z.number().int() }))
    .describe('From inclusive, to exclusive; the last one includes its end. Neighbours touch'),
  scale: z.enum(['linear', 'log']).describe('log: each bucket is the same factor wide'),
});
export const logStatsResponseSchema = z.object({
  field: z.string(),
  type: z.enum(['string', 'number', 'boolean', 'list', 'mixed']).nullable().describe('Null: no log has it'),
  total: z.number().int().describe('Logs of the result'),
  present: z.number().int().describe('Those that have the field'),
  distinct: z.number().int().describe('Different values; of the sample where the figures are estimated'),
  values: z.array(z.object({ value: z.string(), count: z.number().int() })),
  numbers: numberStatsSchema.nullable().describe('Null where hardly any value is a number'),
  estimate: estimateSchema.describe('Null: the figures are exact'),
  diagnostics: z.array(queryDiagnosticSchema),
  tookMs: z.number(),
});
export type LogStatsQuery = z.infer<typeof logStatsQuerySchema>;
export type LogStatsResponse = z.infer<typeof logStatsResponseSchema>;
export type NumberStats = z.infer<typeof numberStatsSchema>;
