import { z } from 'zod';
import { countedSchema, quantileErrorSchema, redFiguresSchema } from './red-figures';
import { resolvedRangeSchema, timeRangeQuerySchema } from './time-range';

/** In the order of `kind` in table edge_rollup. */
export const EDGE_KINDS = ['call', 'message', 'link', 'database'] as const;
export const edgeKindSchema = z
  .enum(EDGE_KINDS)
  .describe(
    'call: a span and its child; message: from producer to consumer; link: a span link; database: a database or other peer without spans of its own',
  );

// GET /api/services/map
export const serviceMapQuerySchema = timeRangeQuerySchema.extend({
  service: z.string().min(1).max(1024).optional().describe('Only what is at most `depth` calls away from it'),
  depth: z.coerce.number().int().min(1).max(10).default(2).describe('Takes effect with `service`'),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(300)
    .describe('At most this many services, busiest first'),
});
export const serviceMapResponseSchema = z.object({
  nodes: z.array(
    z.object({
      service: z.string(),
      type: z
        .enum(['service', 'peer'])
        .describe(
          'peer: no spans of its own; its figures are of the calls to it, or, where nobody calls it, from it',
        ),
      namespace: z.string().nullable(),
      namespaceFrom: z
        .enum(['resource', 'name'])
        .nullable()
        .describe(
          'resource: service.namespace; name: what several service names begin with, before . / _ or -',
        ),
      distance: z.number().int().nullable().describe('Calls away from `service`; null without it'),
      counted: countedSchema,
      figures: redFiguresSchema,
    }),
  ),
  edges: z.array(
    redFiguresSchema.extend({
      from: z.string().describe('The caller, or producer'),
      to: z.string().describe('May be the same service'),
      kind: edgeKindSchema,
    }),
  ),
  omitted: z.object({
    services: z.number().int().describe('Active in the range, but too far away or beyond the limit'),
    edges: z.number().int(),
  }),
  range: resolvedRangeSchema.describe('As asked'),
  countedRange: resolvedRangeSchema.describe('What the figures are of: the range in whole minutes'),
  seconds: z.number().describe('What perSecond is over: the counted range up to now'),
  quantileError: quantileErrorSchema,
  tookMs: z.number(),
});
export type ServiceMapQuery = z.infer<typeof serviceMapQuerySchema>;
export type ServiceMapResponse = z.infer<typeof serviceMapResponseSchema>;
