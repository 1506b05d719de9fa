import { z } from 'zod';
import { queryDiagnosticSchema } from './query-diagnostic';
import { resolvedRangeSchema } from './time-range';
import { traceSearchQuerySchema } from './trace-search';

/** Which traces: the range they start in, the query, and what the search form asks of the matching span. */
export const traceFilterSchema = traceSearchQuerySchema.pick({
  from: true,
  to: true,
  q: true,
  service: true,
  operation: true,
  minDuration: true,
  maxDuration: true,
  status: true,
});
export type TraceFilter = z.infer<typeof traceFilterSchema>;

/** How the traces of a figure were found, where not all of them were read. */
const traceSampleSchema = z
  .object({
    read: z.number().int().describe('Matching traces that were read; there are at least so many'),
    searchedTo: z.string().nullable().describe('How far the time limit let the search come; null: all of it'),
  })
  .nullable()
  .describe('Null: every matching trace is counted. Else a sample spread over the range');

// GET /api/traces/heatmap
export const traceHeatmapQuerySchema = traceFilterSchema.extend({
  columns: z.coerce.number().int().min(1).max(400).default(100).describe('Columns of time at most'),
  rows: z.coerce.number().int().min(4).max(120).default(32).describe('Rows of duration at most'),
});
export const traceHeatmapResponseSchema = z.object({
  firstTime: z.string().describe('Start of column 0, aligned to the epoch: it may lie before the range'),
  bucketMs: z.number().int().describe('Width of a column'),
  columns: z.number().int(),
  bounds: z
    .array(z.string())
    .describe('Nanoseconds, ascending: row r holds durations of bounds[r] up to but not bounds[r + 1]'),
  cells: z
    .array(
      z.object({
        column: z.number().int(),
        row: z.number().int(),
        count: z.number().int(),
        failed: z.number().int().describe('Traces with at least one failed span'),
      }),
    )
    .describe('Only cells with traces'),
  total: z.number().int(),
  failed: z.number().int(),
  sample: traceSampleSchema,
  range: resolvedRangeSchema,
  diagnostics: z.array(queryDiagnosticSchema),
  tookMs: z.number(),
});
export type TraceHeatmapQuery = z.infer<typeof traceHeatmapQuerySchema>;
export type TraceHeatmapResponse = z.infer<typeof traceHeatmapResponseSchema>;
