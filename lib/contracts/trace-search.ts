import { z } from 'zod';
import { queryDiagnosticSchema } from './query-diagnostic';
import { queryTextSchema, resolvedRangeSchema, timeRangeQuerySchema } from './time-range';

const durationText = z
  .string()
  .regex(/^\d+(\.\d+)?(ns|us|µs|ms|s|m|h)$/, 'Write a number and a unit, for example 500ms or 1.5s')
  .describe('A number with a unit: ns, us, ms, s, m or h');

export const TRACE_ORDERS = ['newest', 'slowest', 'errors', 'spans'] as const;
/** The matching spans of a trace that are listed. */
export const MAX_MATCHED = 20;

// GET /api/traces/search
export const traceSearchQuerySchema = timeRangeQuerySchema.extend({
  q: queryTextSchema.describe(
    'Search language over traces: a plain condition is met by one span; has{…}, parent{…} > child{…}, ancestor{…} >> descendant{…}, count(span{…}) > 5 and trace.duration, trace.spans, trace.errors, trace.services, root.service, root.name are about the whole trace',
  ),
  service: z.string().max(1024).optional(),
  operation: z.string().max(2048).optional(),
  minDuration: durationText.optional(),
  maxDuration: durationText.optional(),
  status: z
    .enum(['any', 'error', 'ok'])
    .default('any')
    .describe('Of the matching span: error, or ok for every other'),
  sort: z
    .enum(TRACE_ORDERS)
    .default('newest')
    .describe(
      "By the trace's start, duration, failed spans or spans, the greatest first; equal ones newest first",
    ),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(8_000).optional().describe('nextCursor of the page before'),
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
    z.object({
      name: z.string(),
      spanCount: z.number().int().nullable().describe('Null in traces too large to be counted for a list'),
      errorCount: z.number().int().nullable(),
    }),
  ),
  matchedSpanId: z
    .string()
    .describe(
      'The first span that made the trace match; its root where nothing was asked of spans; empty: not found in time',
    ),
  matched: z.object({
    spanIds: z.array(z.string()).max(MAX_MATCHED).describe('Spans that made it match, the earliest first'),
    count: z.number().int().describe('How many there are; 0 where nothing was asked of spans'),
    complete: z
      .boolean()
      .describe(
        'False: only the first 20,000 spans of the trace were looked at, or, with a count of 0, none in time',
      ),
  }),
});
export const traceSearchResponseSchema = z.object({
  traces: z.array(traceSummarySchema),
  nextCursor: z.string().nullable(),
  range: resolvedRangeSchema,
  searchedTo: z
    .string()
    .nullable()
    .describe('Newest first: the time to which was searched when time ran out; null: all was'),
  searchedDownTo: z
    .string()
    .nullable()
    .describe('By duration (ns), errors or spans: the rank to which was searched when time ran out'),
  diagnostics: z.array(queryDiagnosticSchema),
  tookMs: z.number(),
});
export type TraceSearchQuery = z.infer<typeof traceSearchQuerySchema>;
export type TraceSummary = z.infer<typeof traceSummarySchema>;
export type TraceSearchResponse = z.infer<typeof traceSearchResponseSchema>;
