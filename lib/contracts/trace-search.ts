import { z } from 'zod';
import { queryDiagnosticSchema } from './query-diagnostic';
import { queryTextSchema, resolvedRangeSchema, timeRangeQuerySchema } from './time-range';

const durationText = z
  .string()
  .regex(/^\d+(\.\d+)?(ns|us|µs|ms|s|m|h)$/, 'Write a number and a unit, for example 500ms or 1.5s')
  .describe('A number with a unit: ns, us, ms, s, m or h');

// GET /api/traces/search
export const traceSearchQuerySchema = timeRangeQuerySchema.extend({
  q: queryTextSchema.describe('Search language over spans; a trace matches when one of its spans does'),
  service: z.string().max(1024).optional(),
  operation: z.string().max(2048).optional(),
  minDuration: durationText.optional(),
  maxDuration: durationText.optional(),
  status: z
    .enum(['any', 'error', 'ok'])
    .default('any')
    .describe('Of the matching span: error, or ok for every other'),
  sort: z
    .enum(['newest', 'slowest'])
    .default('newest')
    .describe('By the newest, or the slowest, matching span'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});
export const traceSummarySchema = z.object({
  traceId: z.string(),
  rootService: z.string().nullable().describe('Null while the root span has not arrived'),
  rootOperation: z.string().nullable(),
  startTime: z.string(),
  durationNs: z.string(),
  spanCount: z.number().int(),
  errorCount: z.number().int(),
  services: z.array(
    z.object({ name: z.string(), spanCount: z.number().int(), errorCount: z.number().int() }),
  ),
  matchedSpanId: z.string().describe('The span that made the trace match'),
});
export const traceSearchResponseSchema = z.object({
  traces: z.array(traceSummarySchema),
  nextCursor: z.string().nullable(),
  range: resolvedRangeSchema,
  searchedTo: z.string().nullable(),
  diagnostics: z.array(queryDiagnosticSchema),
  tookMs: z.number(),
});
export type TraceSearchQuery = z.infer<typeof traceSearchQuerySchema>;
export type TraceSummary = z.infer<typeof traceSummarySchema>;
export type TraceSearchResponse = z.infer<typeof traceSearchResponseSchema>;

// GET /api/services
export const servicesResponseSchema = z.object({
  services: z.array(z.object({ name: z.string(), logs: z.boolean(), spans: z.boolean() })),
});
export type ServicesResponse = z.infer<typeof servicesResponseSchema>;

// GET /api/services/{service}/operations
export const operationsParamsSchema = z.object({ service: z.string().min(1).max(1024) });
export const operationsResponseSchema = z.object({
  operations: z.array(z.string()),
  sampled: z
    .number()
    .int()
    .nullable()
    .describe('Read from the newest this many spans of the service; null: from all'),
});
export type OperationsResponse = z.infer<typeof operationsResponseSchema>;
