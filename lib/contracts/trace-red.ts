import { z } from 'zod';
import { queryDiagnosticSchema } from './query-diagnostic';
import { quantileErrorSchema, redFiguresSchema, redSeriesSchema } from './red-figures';
import { resolvedRangeSchema } from './time-range';
import { traceSearchQuerySchema } from './trace-search';

export const RED_GROUPS = ['none', 'service', 'operation'] as const;

// GET /api/traces/red: the filters of GET /api/traces/search
export const traceRedQuerySchema = traceSearchQuerySchema
  .omit({ sort: true, limit: true, cursor: true })
  .extend({
    by: z
      .enum(RED_GROUPS)
      .default('none')
      .describe("Of traces: by the root span's service, or by its service and name"),
    top: z.coerce
      .number()
      .int()
      .min(1)
      .max(20)
      .default(8)
      .describe('Largest groups shown apart; the rest are summed as other'),
    buckets: z.coerce.number().int().min(1).max(240).default(60).describe('At most this many'),
    precision: z
      .enum(['exact', 'fast'])
      .default('exact')
      .describe('fast: may be estimated from a sample, which the answer then says'),
  });

const exemplarSchema = z
  .object({
    traceId: z.string(),
    spanId: z.string().nullable().describe('The span; null where the figures are of whole traces'),
    durationNs: z.string(),
  })
  .nullable();

export const traceRedResponseSchema = z.object({
  of: z
    .enum(['spans', 'traces'])
    .describe(
      'What is counted: matching spans, or, where the query has conditions on a trace, matching traces',
    ),
  by: z.enum(RED_GROUPS),
  bucketMs: z.number().int(),
  times: z
    .array(z.string())
    .describe('Starts of the buckets; the first and last hold what lies in the range'),
  series: z
    .array(
      z.object({
        service: z.string().nullable().describe('Null: all, other, or a trace without a root'),
        operation: z.string().nullable(),
        isOther: z.boolean(),
        groups: z.number().int().describe('How many groups it stands for: 1, or those summed as other'),
        total: redFiguresSchema,
        points: redSeriesSchema.extend({
          slowest: z
            .array(exemplarSchema)
            .describe(
              'A slow one: of the slowest hundredth of a part of the point that has the slowest; null: none found',
            ),
          failed: z.array(exemplarSchema).describe('One with an error'),
        }),
      }),
    )
    .describe('Most first, other last. None where nothing matches'),
  total: redFiguresSchema,
  estimate: z
    .object({
      sampled: z.number().int().describe('About how many spans, or how many traces, were read for it'),
      relativeError: z
        .number()
        .nullable()
        .describe(
          'Of the total count, at 95 % confidence. Null: only a sample of the matching traces was read and it is not known how many there are: counts and rates are of the sample, durations hold for all',
        ),
    })
    .nullable()
    .describe('Null: counts are exact'),
  exemplars: z
    .enum(['found', 'some', 'timeout'])
    .describe(
      'some: those of rare failures, or of very many points, were not looked for; timeout: finding traces to show for the points took too long; the figures are not touched by it',
    ),
  source: z.enum(['rollup', 'spans', 'traces']).describe('What the figures were read from'),
  range: resolvedRangeSchema.describe('As asked'),
  countedRange: resolvedRangeSchema.describe(
    'What the figures are of: the range, or whole minutes where its edges hold too many spans to read',
  ),
  seconds: z.number().describe('What perSecond is over: the counted range up to now'),
  quantileError: quantileErrorSchema,
  diagnostics: z.array(queryDiagnosticSchema),
  tookMs: z.number(),
});
export type TraceRedQuery = z.infer<typeof traceRedQuerySchema>;
export type TraceRedResponse = z.infer<typeof traceRedResponseSchema>;
