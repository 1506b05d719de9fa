import { z } from 'zod';
import { estimateSchema } from './estimate';
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
  direction: z
    .enum(['after', 'before'])
    .default('after')
    .describe(
      'after: down the list from the cursor; before: up the list. Rows come in the list order either way',
    ),
  at: z
    .string()
    .max(64)
    .optional()
    .describe(
      'Without a cursor: the id of a log or a time to begin at. `after` includes it, `before` ends above it',
    ),
});
export const logSearchResponseSchema = z.object({
  logs: z.array(logSchema),
  nextCursor: z.string().nullable().describe('For `after`; null when the range has no more down the list'),
  prevCursor: z.string().nullable().describe('For `before`; null when the range has no more up the list'),
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

const precision = z
  .enum(['fast', 'exact'])
  .default('exact')
  .describe('fast: exact where that is quick, else estimated from a sample of the whole range');
export const countEstimateSchema = estimateSchema
  .unwrap()
  .extend({
    bucketError: z.number().describe('The same of a usual bucket; 1 and more says nothing'),
    atMost: z
      .number()
      .int()
      .optional()
      .describe('Where the sample holds no match: there are no more than these, at 95 % confidence'),
  })
  .nullable();
export type CountEstimate = z.infer<typeof countEstimateSchema>;

// GET /api/logs/histogram
export const logHistogramQuerySchema = filter.extend({
  precision,
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
      estimate: countEstimateSchema,
    })
    .nullable()
    .describe('Null: not asked for, or the logs begin within that period'),
  estimate: countEstimateSchema.describe('Null: every count is exact'),
  range: resolvedRangeSchema,
  diagnostics: z.array(queryDiagnosticSchema),
  tookMs: z.number(),
});
export type LogHistogramQuery = z.infer<typeof logHistogramQuerySchema>;
export type LogHistogramResponse = z.infer<typeof logHistogramResponseSchema>;

// GET /api/logs/fields
export const logFieldsQuerySchema = filter.extend({
  precision,
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
  sampled: z.number().int().describe('Logs these figures were read from, spread over the whole range'),
  exact: z.boolean().describe('True when these are all matching logs'),
  total: z.number().int().describe('Matching logs; an estimate unless exact or relativeError is 0'),
  relativeError: z.number().describe('Of `total`, at 95 % confidence'),
  diagnostics: z.array(queryDiagnosticSchema),
  tookMs: z.number(),
});
export type LogFieldsQuery = z.infer<typeof logFieldsQuerySchema>;
export type LogFieldsResponse = z.infer<typeof logFieldsResponseSchema>;
