import { z } from 'zod';
import { logSchema } from './log';
import { queryDiagnosticSchema } from './query-diagnostic';
import { severityClassSchema } from './severity';
import { queryTextSchema, resolvedRangeSchema, timeRangeQuerySchema } from './time-range';

const filter = timeRangeQuerySchema.extend({ q: queryTextSchema });

// GET /api/logs/search
export const logSearchQuerySchema = filter.extend({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z.string().max(200).optional(),
  order: z.enum(['newest', 'oldest']).default('newest'),
});
export const logSearchResponseSchema = z.object({
  logs: z.array(logSchema),
  nextCursor: z.string().nullable().describe('Null when everything in the range was returned'),
  range: resolvedRangeSchema,
  searchedTo: z
    .string()
    .nullable()
    .describe('Set when a time limit stopped the search: nothing beyond this time was read'),
  diagnostics: z.array(queryDiagnosticSchema),
  tookMs: z.number(),
});
export type LogSearchQuery = z.infer<typeof logSearchQuerySchema>;
export type LogSearchResponse = z.infer<typeof logSearchResponseSchema>;

// GET /api/logs/histogram
export const logHistogramQuerySchema = filter.extend({
  buckets: z.coerce.number().int().min(1).max(500).default(60).describe('At most this many'),
  compare: z
    .enum(['none', 'previous'])
    .default('none')
    .describe('previous: also the equally long period before'),
});
export const severityCountsSchema = z.partialRecord(severityClassSchema, z.number().int());
export const logHistogramResponseSchema = z.object({
  bucketMs: z.number().int(),
  buckets: z.array(z.object({ time: z.string(), counts: severityCountsSchema, total: z.number().int() })),
  total: z.number().int(),
  previous: z
    .object({
      totals: z.array(z.number().int()).describe('Bucket by bucket beside `buckets`'),
      total: z.number().int(),
    })
    .nullable(),
  range: resolvedRangeSchema,
  diagnostics: z.array(queryDiagnosticSchema),
  tookMs: z.number(),
});
export type LogHistogramQuery = z.infer<typeof logHistogramQuerySchema>;
export type LogHistogramResponse = z.infer<typeof logHistogramResponseSchema>;

// GET /api/logs/fields
export const logFieldsQuerySchema = filter.extend({
  values: z.coerce.number().int().min(1).max(50).default(10).describe('Top values for each field'),
});
export const logFieldsResponseSchema = z.object({
  fields: z.array(
    z.object({
      name: z.string().describe('As it is typed in a query'),
      kind: z.enum(['builtin', 'attribute', 'resource']),
      type: z.enum(['string', 'number', 'boolean', 'list', 'mixed']),
      count: z.number().int().describe('Sampled logs that have it'),
      distinct: z.number().int().describe('Distinct values among the sampled logs'),
      values: z.array(z.object({ value: z.string(), count: z.number().int() })),
    }),
  ),
  totalFields: z.number().int().describe('Fields the sample has; at most 1,000 are listed'),
  sampled: z.number().int().describe('Logs these figures were read from: the newest of the result'),
  exact: z.boolean().describe('True when the sample is the whole result'),
  diagnostics: z.array(queryDiagnosticSchema),
  tookMs: z.number(),
});
export type LogFieldsQuery = z.infer<typeof logFieldsQuerySchema>;
export type LogFieldsResponse = z.infer<typeof logFieldsResponseSchema>;

// GET /api/logs/{id}/context
export const logContextQuerySchema = z.object({
  scope: z.enum(['service', 'trace', 'all']).default('service'),
  limit: z.coerce.number().int().min(1).max(200).default(20).describe('On each side'),
});
export const logContextResponseSchema = z.object({
  before: z.array(logSchema).describe('Older lines, oldest first'),
  log: logSchema,
  after: z.array(logSchema).describe('Newer lines, oldest first'),
});
export type LogContextQuery = z.infer<typeof logContextQuerySchema>;
export type LogContextResponse = z.infer<typeof logContextResponseSchema>;
