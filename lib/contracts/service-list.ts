import { z } from 'zod';
import { countedSchema, quantileErrorSchema, redFiguresSchema } from './red-figures';
import { resolvedRangeSchema } from './time-range';
import { SPAN_KINDS } from './trace';

const timeText = z.string().min(1).max(64).optional();

// GET /api/services
export const serviceListQuerySchema = z.object({
  from: timeText.describe('As elsewhere (now-1h, ISO 8601, epoch). Without it: names only, no figures'),
  to: timeText.describe('Default now'),
  points: z.coerce.number().int().min(2).max(120).default(30).describe('At most this many in a sparkline'),
});

const operationCountSchema = z.object({
  name: z.string().describe('Empty: what comes beyond 2,000 names of a service'),
  kind: z.enum(SPAN_KINDS),
  count: z.number().int(),
  errors: z.number().int(),
});

export const serviceFiguresSchema = redFiguresSchema.extend({
  counted: countedSchema,
  previous: redFiguresSchema
    .nullable()
    .describe('The equally long period before; null where nothing of it is stored'),
  sparkline: z.object({
    count: z.array(z.number().int()),
    errors: z.array(z.number().int()),
    p95Ms: z.array(z.number().nullable()),
  }),
  topOperations: z.array(operationCountSchema).describe('Of the counted spans, most first, at most 3'),
  operationCount: z.number().int().describe('Operations with a counted span in the range'),
  versions: z
    .array(z.string())
    .describe('service.version of its newest 200 spans of the range, newest first'),
});
export type ServiceFigures = z.infer<typeof serviceFiguresSchema>;

export const serviceListResponseSchema = z.object({
  services: z.array(
    z.object({
      name: z.string(),
      logs: z.boolean().describe('Logs of it are stored, of any time'),
      spans: z.boolean(),
      namespace: z.string().nullable().optional().describe("Its resource's service.namespace"),
      lastSeen: z.string().nullable().optional().describe('Start of its newest span, of any time'),
      figures: serviceFiguresSchema
        .nullable()
        .optional()
        .describe('Null: no spans in the range. Absent: no range was asked for'),
    }),
  ),
  period: z
    .object({
      range: resolvedRangeSchema.describe('As asked'),
      counted: resolvedRangeSchema.describe('What the figures are of: the range in whole minutes'),
      seconds: z.number().describe('What perSecond is over: the counted range up to now'),
      previous: resolvedRangeSchema.nullable(),
      bucketMs: z.number().int(),
      times: z.array(z.string()).describe('Starts of the points of the sparklines'),
      quantileError: quantileErrorSchema,
      tookMs: z.number(),
    })
    .optional()
    .describe('Absent: no range was asked for'),
});
export type ServiceListQuery = z.infer<typeof serviceListQuerySchema>;
export type ServiceListResponse = z.infer<typeof serviceListResponseSchema>;
