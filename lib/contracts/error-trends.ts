import { z } from 'zod';
import { queryDiagnosticSchema } from './query-diagnostic';
import { queryTextSchema, resolvedRangeSchema, timeRangeQuerySchema } from './time-range';

export const ERROR_GROUPS = ['service', 'error_type', 'version'] as const;
/** Characters of a group's key; of a longer value its start stands for all that begin so. */
export const MAX_GROUP_KEY = 256;

// GET /api/errors/trends: logs of severity ERROR and above that match `q`, over time, split by one group.
export const errorTrendsQuerySchema = timeRangeQuerySchema.extend({
  q: queryTextSchema,
  groupBy: z.enum(ERROR_GROUPS).default('service'),
  buckets: z.coerce.number().int().min(1).max(500).default(60),
  series: z.coerce
    .number()
    .int()
    .min(1)
    .max(20)
    .default(8)
    .describe('Largest groups shown apart; the rest are summed as other'),
});
export const errorTrendsResponseSchema = z.object({
  bucketMs: z.number().int(),
  times: z.array(z.string()),
  series: z.array(
    z.object({
      key: z
        .string()
        .nullable()
        .describe(`Null: logs without this field. The first ${MAX_GROUP_KEY} characters of a longer value`),
      isOther: z.boolean(),
      counts: z.array(z.number().int()).describe('Errors, bucket by bucket'),
      total: z.number().int(),
      previousTotal: z.number().int().describe('In the equally long period before'),
      logsTotal: z
        .number()
        .int()
        .nullable()
        .describe('All logs of the group (any severity), for the rate; null for other'),
    }),
  ),
  errors: z.array(z.number().int()).describe('All errors, bucket by bucket'),
  logs: z
    .array(z.number().int())
    .describe('All logs of any severity, bucket by bucket; rate = errors / logs'),
  total: z.number().int(),
  previousTotal: z.number().int(),
  logsTotal: z.number().int(),
  previousLogsTotal: z.number().int(),
  range: resolvedRangeSchema,
  diagnostics: z.array(queryDiagnosticSchema),
  tookMs: z.number(),
});
export type ErrorTrendsQuery = z.infer<typeof errorTrendsQuerySchema>;
export type ErrorTrendsResponse = z.infer<typeof errorTrendsResponseSchema>;

// GET /api/errors/top
export const errorTopQuerySchema = timeRangeQuerySchema.extend({
  q: queryTextSchema,
  limit: z.coerce.number().int().min(1).max(100).default(10),
});
const counted = z.object({ count: z.number().int(), previousCount: z.number().int() });
export const errorTopResponseSchema = z.object({
  services: z.array(counted.extend({ service: z.string() })),
  operations: z
    .array(counted.extend({ service: z.string(), operation: z.string(), spanCount: z.number().int() }))
    .describe('Spans with status error, by service and operation; q does not apply to spans'),
  messages: z.array(
    counted.extend({
      service: z.string(),
      message: z.string().describe('Numbers and ids replaced by <*>'),
      example: z.string(),
      exampleId: z.string(),
      query: z.string().describe('A query that finds these logs'),
      lastSeen: z.string(),
    }),
  ),
  sampled: z
    .number()
    .int()
    .nullable()
    .describe('Messages were grouped over the newest this many errors; null: over all'),
  range: resolvedRangeSchema,
  diagnostics: z.array(queryDiagnosticSchema),
  tookMs: z.number(),
});
export type ErrorTopQuery = z.infer<typeof errorTopQuerySchema>;
export type ErrorTopResponse = z.infer<typeof errorTopResponseSchema>;
