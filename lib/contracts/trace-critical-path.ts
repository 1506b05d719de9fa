import { z } from 'zod';
import { queryDiagnosticSchema } from './query-diagnostic';
import { resolvedRangeSchema } from './time-range';
import { traceSearchQuerySchema } from './trace-search';

// GET /api/traces/critical-path
export const criticalPathQuerySchema = traceSearchQuerySchema
  .pick({ q: true, service: true, operation: true, minDuration: true, maxDuration: true, status: true })
  .extend({
    from: traceSearchQuerySchema.shape.from,
    to: traceSearchQuerySchema.shape.to,
    limit: z.coerce
      .number()
      .int()
      .min(10)
      .max(2000)
      .default(500)
      .describe('Traces that are read, spread over the range; at most 200,000 spans'),
  });

const groupSchema = z.object({
  calls: z.number().int(),
  durationNs: z.number().describe('Mean'),
});
const partSchema = z.object({
  share: z.number().min(0).max(1).describe('Of the critical path of the group'),
  meanNs: z.number().describe('On the critical path of one call, on average'),
});

export const criticalPathResponseSchema = z.object({
  of: z
    .enum(['trace', 'service'])
    .describe('What a call is: a whole trace, or with `service` each call that enters it (of `operation`)'),
  traces: z.number().int().describe('Traces that were read'),
  complete: z.boolean().describe('False: these are a sample, spread over the range'),
  leftOut: z
    .object({ traces: z.number().int(), spans: z.number().int() })
    .describe('Traces too large to read, over 20,000 spans each or 200,000 in all'),
  callsLeftOut: z
    .number()
    .int()
    .describe('Calls of a service within calls of it, in traces with more paths than are followed'),
  p50Ns: z.number().nullable(),
  p95Ns: z.number().nullable(),
  groups: z.object({
    all: groupSchema,
    typical: groupSchema.describe('The fifth of the calls around the median duration'),
    slowest: groupSchema.describe('The slowest 5 %, P95 and above'),
  }),
  operations: z
    .array(
      z.object({
        service: z.string(),
        operation: z.string(),
        all: partSchema,
        typical: partSchema,
        slowest: partSchema,
        traces: z.number().int().describe('Traces in which it is on the critical path'),
        examples: z
          .array(z.object({ traceId: z.string(), spanId: z.string(), pathNs: z.number() }))
          .describe('Where it held up a call the longest'),
      }),
    )
    .describe('What holds up the slowest calls most, first; at most 200'),
  operationsLeftOut: z.number().int(),
  range: resolvedRangeSchema,
  diagnostics: z.array(queryDiagnosticSchema),
  tookMs: z.number(),
});
export type CriticalPathQuery = z.infer<typeof criticalPathQuerySchema>;
export type CriticalPathResponse = z.infer<typeof criticalPathResponseSchema>;
