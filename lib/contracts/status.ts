import { z } from 'zod';

// GET /api/health: 200 when the database answers, 503 otherwise.
export const healthSchema = z.object({
  status: z.enum(['ok', 'unavailable']),
  version: z.string(),
  uptimeSeconds: z.number(),
});
export type Health = z.infer<typeof healthSchema>;

const signalSchema = z.object({
  accepted: z.number().int().describe('Records committed since start'),
  rejected: z.number().int(),
  repaired: z.number().int().describe('Repairs made to keep records, since start'),
  duplicates: z
    .number()
    .int()
    .describe('Records not stored again because the batch, or the span, was already there'),
  dropped: z.number().int().describe('Records that a pipeline stage left out, since start'),
  perSecond: z.number().describe('Over the last minute'),
  lastReceivedAt: z.string().nullable(),
  /** Newest record time stored, and how long after it happened it was committed (ms, last batch). */
  lagMs: z.number().nullable(),
});

const sourceSchema = z
  .object({
    protocol: z.enum([
      'OTLP/HTTP',
      'OTLP/gRPC',
      'Elasticsearch',
      'Loki',
      'Zipkin',
      'syslog',
      'JSON lines',
      'Text files',
    ]),
    logs: z.number().int().describe('Stored'),
    spans: z.number().int().describe('Stored'),
    rejected: z.number().int().describe('Records refused, of requests that were taken'),
    refusedRequests: z
      .number()
      .int()
      .describe('Requests refused whole: unreadable, too large, or asked to come again'),
    lastReceivedAt: z.string(),
  })
  .describe('What one protocol brought since start');
export type IngestSource = z.infer<typeof sourceSchema>;

// GET /api/status
export const statusResponseSchema = z.object({
  version: z.string(),
  demo: z.boolean(),
  startedAt: z.string(),
  database: z.object({ ok: z.boolean(), version: z.string().nullable(), message: z.string().nullable() }),
  ingest: z.object({
    logs: signalSchema,
    spans: signalSchema,
    metrics: z.object({
      notStored: z
        .number()
        .int()
        .describe('Data points received since start: answered with success, counted here, stored nowhere'),
      lastReceivedAt: z.string().nullable(),
    }),
    queuedRecords: z.number().int(),
    queueCapacity: z.number().int(),
  }),
  sources: z
    .array(sourceSchema)
    .describe('By protocol, those that brought most first; only those that brought anything'),
  store: z.object({
    logBytes: z.number(),
    spanBytes: z.number(),
    otherBytes: z.number(),
    logRows: z.number().describe('Estimate from the database statistics'),
    spanRows: z.number().describe('Estimate from the database statistics'),
    partitions: z.number().int(),
    unfoldedDeltas: z
      .number()
      .int()
      .describe('Sums of spans that wait to be folded into the rollups; figures count them, more slowly'),
    oldest: z.string().nullable(),
    newest: z.string().nullable(),
  }),
  traces: z.object({
    linksWaiting: z.number().int().describe('Span links whose other span has not been found yet'),
    leftOut: z
      .object({
        spans: z
          .number()
          .int()
          .describe('Spans added to a trace of over 20,000: their earlier children were not looked for'),
        peers: z.number().int().describe('Spans that name one of too many different peers'),
        links: z.number().int().describe('Span links that came while too many others waited'),
        linksNotFound: z.number().int().describe('Span links given up, because their other span never came'),
      })
      .describe('What calls between services do not count, since start'),
  }),
  listeners: z.array(
    z.object({
      protocol: z.string(),
      address: z.string(),
      state: z.enum(['listening', 'failed']),
      message: z.string().nullable(),
    }),
  ),
  repairs: z.array(z.object({ what: z.string(), count: z.number().int() })),
  lastErrors: z
    .array(z.object({ time: z.string(), source: z.string(), message: z.string() }))
    .describe('Newest first, at most 50'),
});
export type StatusResponse = z.infer<typeof statusResponseSchema>;
