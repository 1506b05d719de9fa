import { z } from 'zod';
import { queryDiagnosticSchema } from './query-diagnostic';
import { SPAN_KINDS, spanSchema, traceParamsSchema } from './trace';

/** A list of one number a span, in the order of the columns. */
const column = z.array(z.number());

/** More than any answer holds. */
export const MAX_OUTLINE_SPANS = 200_000;

// GET /api/traces/{traceId}/outline
export const traceOutlineQuerySchema = z.object({
  first: z.coerce
    .number()
    .int()
    .min(1)
    .max(MAX_OUTLINE_SPANS)
    .default(MAX_OUTLINE_SPANS)
    .describe('At most this many spans, the earliest ones: what a page can draw before it has them all'),
});
export const traceOutlineSchema = z.object({
  traceId: z.string(),
  startTime: z.string().describe('Of the earliest span, ISO 8601 with nanoseconds'),
  totalSpans: z.number().int(),
  truncated: z.boolean().describe('True when the trace has more spans than are returned, the earliest ones'),
  uniqueIds: z.boolean().describe('True when no span id is there twice'),
  services: z.array(z.string()),
  names: z.array(z.string()).describe('Operations, the first 512 characters of each'),
  hosts: z
    .array(z.string())
    .describe('host.id, else host.ip, else host.name; empty when the sender said none'),
  missingParents: z.array(z.string()).describe('Ids of parents that are not among the spans'),
  spans: z
    .object({
      id: z.array(z.string()),
      parent: column.describe('Position of the parent here; -1 none; -2 - n: `missingParents[n]`'),
      start: column.describe('Nanoseconds after `startTime`'),
      duration: column.describe('Nanoseconds, as stored'),
      service: column.describe('Position in `services`'),
      name: column.describe('Position in `names`'),
      host: column.describe('Position in `hosts`'),
      kind: column.describe('OpenTelemetry SpanKind, 0 to 5'),
      status: column.describe('0 unset, 1 ok, 2 error'),
    })
    .describe('One list a column, in no order'),
  statusMessages: z
    .array(z.tuple([z.number(), z.string()]))
    .describe('Position of the span and the first 300 characters'),
  events: z
    .array(z.tuple([z.number(), column]))
    .describe('Position of the span and when its first 200 events were, nanoseconds after `startTime`'),
  links: z
    .array(z.tuple([z.number(), z.number()]))
    .describe('Position of the span and how many links it has'),
  tookMs: z.number(),
});
export type TraceOutline = z.infer<typeof traceOutlineSchema>;

// GET /api/traces/{traceId}/spans/{spanId}
export const traceSpanParamsSchema = traceParamsSchema.extend({ spanId: z.string().min(1).max(1024) });
export const traceSpanResponseSchema = z.object({
  spans: z
    .array(spanSchema)
    .describe('By start time; more than one where senders gave an id twice, at most 20'),
});
export type TraceSpanResponse = z.infer<typeof traceSpanResponseSchema>;

const apartQuery = z
  .enum(['true', 'false'])
  .default('false')
  .describe('Whether to say also what tells spans apart that share an id');
const apartSchema = z
  .object({
    kind: z.array(z.enum(SPAN_KINDS)),
    start: z.array(z.string()).describe('Epoch nanoseconds'),
  })
  .nullable()
  .describe('Kind and start of each of `spanIds`; null where it was not asked for');

// GET /api/traces/{traceId}/values
export const traceValuesQuerySchema = z.object({
  apart: apartQuery,
  field: z.string().min(1).max(512).describe('As it is typed in a query'),
});
export const traceValuesResponseSchema = z.object({
  field: z.string(),
  values: z.array(z.string()).describe('Distinct values, at most 10,000; the first 500 characters of each'),
  spanIds: z.array(z.string()).describe('The spans that have the field'),
  apart: apartSchema,
  value: column.describe('Position in `values` of each of those spans'),
  truncated: z.boolean().describe('True when some spans or values were left out'),
});
export type TraceSpansApart = z.infer<typeof apartSchema>;
export type TraceValuesResponse = z.infer<typeof traceValuesResponseSchema>;

// GET /api/traces/{traceId}/find
export const traceFindQuerySchema = z.object({
  q: z.string().max(10_000),
  apart: apartQuery,
  pieces: z
    .enum(['true', 'false'])
    .default('false')
    .describe('Whether plain words are found inside longer ones too: `conc` finds `concat`'),
});
export const traceFindResponseSchema = z.object({
  spanIds: z.array(z.string()).describe('By start time'),
  apart: apartSchema,
  total: z.number().int(),
  truncated: z.boolean(),
  diagnostics: z.array(queryDiagnosticSchema),
  tookMs: z.number(),
});
export type TraceFindResponse = z.infer<typeof traceFindResponseSchema>;
