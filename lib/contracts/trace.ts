import { z } from 'zod';
import { attributesSchema } from './attributes';
import { logSchema } from './log';

export const SPAN_KINDS = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'] as const;
export const SPAN_STATUSES = ['unset', 'ok', 'error'] as const;

/** One stored span as the API gives it. Durations and offsets are nanoseconds as decimal strings. */
export const spanSchema = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().nullable(),
  traceState: z.string().nullable(),
  name: z.string(),
  kind: z.enum(SPAN_KINDS),
  service: z.string(),
  environment: z.string().nullable(),
  serviceVersion: z.string().nullable(),
  startTime: z.string().describe('ISO 8601 with nanoseconds'),
  durationNs: z.string(),
  status: z.enum(SPAN_STATUSES),
  statusMessage: z.string().nullable(),
  attributes: attributesSchema,
  resource: attributesSchema,
  scope: z.object({
    name: z.string().nullable(),
    version: z.string().nullable(),
    attributes: attributesSchema,
  }),
  events: z.array(z.object({ time: z.string(), name: z.string(), attributes: attributesSchema })),
  links: z.array(
    z.object({
      traceId: z.string(),
      spanId: z.string(),
      traceState: z.string().nullable(),
      attributes: attributesSchema,
    }),
  ),
});
export type Span = z.infer<typeof spanSchema>;

export const traceParamsSchema = z.object({
  traceId: z.string().min(1).max(1024).describe('Hex of any case and length, or the id as it was sent'),
});

// GET /api/traces/{traceId}
export const traceResponseSchema = z.object({
  traceId: z.string(),
  spans: z.array(spanSchema).describe('By start time'),
  totalSpans: z.number().int(),
  truncated: z.boolean().describe('True when the trace has more spans than are returned'),
  startTime: z.string(),
  durationNs: z.string(),
  tookMs: z.number(),
});
export type TraceResponse = z.infer<typeof traceResponseSchema>;

// GET /api/traces/{traceId}/logs
export const traceLogsResponseSchema = z.object({
  traceId: z.string(),
  logs: z.array(logSchema).describe('Oldest first'),
  total: z.number().int(),
  truncated: z.boolean(),
});
export type TraceLogsResponse = z.infer<typeof traceLogsResponseSchema>;
