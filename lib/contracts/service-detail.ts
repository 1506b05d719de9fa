import { z } from 'zod';
import { countedSchema, quantileErrorSchema, redFiguresSchema, redSeriesSchema } from './red-figures';
import { edgeKindSchema } from './service-map';
import { resolvedRangeSchema, timeRangeQuerySchema } from './time-range';
import { SPAN_KINDS, SPAN_STATUSES } from './trace';

// GET /api/services/{service}
export const serviceParamsSchema = z.object({ service: z.string().min(1).max(1024) });
export const serviceDetailQuerySchema = timeRangeQuerySchema.extend({
  buckets: z.coerce.number().int().min(1).max(240).default(60).describe('At most this many'),
});

const neighbourSchema = redFiguresSchema.extend({
  service: z.string(),
  kind: edgeKindSchema,
});

const operationSchema = redFiguresSchema.extend({
  name: z.string().describe('Empty: what comes beyond 2,000 names of a service'),
  kind: z.enum(SPAN_KINDS),
  counted: z.boolean().describe("Part of the service's own figures"),
  previous: redFiguresSchema.nullable(),
  sparkline: z.object({ count: z.array(z.number().int()), errors: z.array(z.number().int()) }),
});

const errorMessageSchema = z.object({
  pattern: z
    .string()
    .nullable()
    .describe('The message with numbers and ids replaced by <*>; null without one'),
  message: z
    .string()
    .nullable()
    .describe("Of the newest: the status message, or the exception's; null: the span says none"),
  type: z.string().nullable().describe('exception.type'),
  operations: z.array(z.string()).describe('Where it happened, at most 5'),
  count: z.number().int().describe('Among the spans read'),
  lastSeen: z.string(),
  traceId: z.string().describe('Of the newest'),
  spanId: z.string(),
});

const slowSpanSchema = z.object({
  traceId: z.string(),
  spanId: z.string(),
  name: z.string(),
  kind: z.enum(SPAN_KINDS),
  status: z.enum(SPAN_STATUSES),
  startTime: z.string(),
  durationNs: z.string(),
});

const deploymentSchema = redFiguresSchema.extend({
  version: z.string().nullable().describe('service.version; null: spans that name none'),
  firstSeen: z.string().describe('In the range, among the spans read'),
  lastSeen: z.string(),
  before: z.boolean().describe('Spans of this version are stored from the day before the range too'),
});

export const serviceDetailResponseSchema = z.object({
  service: z.string(),
  namespace: z.string().nullable(),
  logs: z.boolean().describe('Logs of it are stored'),
  lastSeen: z.string().nullable().describe('Start of its newest span, of any time'),
  counted: countedSchema,
  figures: redFiguresSchema,
  previous: redFiguresSchema.nullable(),
  bucketMs: z.number().int(),
  times: z.array(z.string()).describe('Starts of the buckets; the first and last may be cut by the range'),
  series: redSeriesSchema,
  operations: z
    .array(operationSchema)
    .describe('Most spans first, counted ones before the others, at most 200'),
  omittedOperations: z.object({ operations: z.number().int(), spans: z.number().int() }),
  upstream: z.array(neighbourSchema).describe('Who calls it: figures of these calls, most first'),
  downstream: z.array(neighbourSchema).describe('Whom it calls'),
  errorMessages: z.object({
    messages: z.array(errorMessageSchema),
    read: z.number().int().describe('Failed spans read, the newest'),
    of: z.number().int().describe('Failed spans of any kind in the range'),
  }),
  slowSpans: z.array(slowSpanSchema).describe('Slowest first, of the counted spans, at most 20'),
  deployments: z.object({
    versions: z.array(deploymentSchema).describe('Newest first by when they were first seen'),
    read: z
      .number()
      .int()
      .describe('Counted spans read for it; where it is less than `of`, figures are scaled up'),
    of: z.number().int(),
  }),
  late: z
    .array(z.enum(['errorMessages', 'slowSpans', 'deployments']))
    .describe('What took too long to read: empty in this answer, whatever is stored'),
  range: resolvedRangeSchema.describe('As asked'),
  countedRange: resolvedRangeSchema.describe('What the figures are of: the range in whole minutes'),
  seconds: z.number().describe('What perSecond is over: the counted range up to now'),
  quantileError: quantileErrorSchema,
  tookMs: z.number(),
});
export type ServiceDetailQuery = z.infer<typeof serviceDetailQuerySchema>;
export type ServiceDetailResponse = z.infer<typeof serviceDetailResponseSchema>;
