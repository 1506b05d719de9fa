import { z } from 'zod';
import { queryDiagnosticSchema } from './query-diagnostic';
import { queryTextSchema, resolvedRangeSchema, timeRangeQuerySchema } from './time-range';

/** A bound of the release test as it is typed: a number with its sign, or without. */
const bound = (sign: '%' | 'pp', what: string) =>
  z
    .string()
    .regex(
      sign === '%' ? /^\d{1,6}(\.\d{1,6})?\s*%?$/ : /^\d{1,3}(\.\d{1,6})?\s*(pp)?$/,
      sign === '%' ? 'Write percent, for example 10%' : 'Write percentage points, for example 0.5pp',
    )
    .optional()
    .describe(what);
const time = timeRangeQuerySchema.shape.from.unwrap().optional();
const condition = queryTextSchema.describe(
  'Search language over traces, for this side, joined to `q` with AND',
);

export const COMPARE_BOUNDS = [
  'maxP50Increase',
  'maxP95Increase',
  'maxSelfTimeIncrease',
  'maxCallsIncrease',
  'maxErrorRateIncrease',
] as const;

// GET /api/traces/compare
export const traceCompareQuerySchema = timeRangeQuerySchema.extend({
  q: queryTextSchema.describe('Search language over traces, for both sides'),
  baseline: condition,
  candidate: condition,
  split: time.describe('The baseline is before this time, the candidate from it on'),
  baselineFrom: time,
  baselineTo: time,
  candidateFrom: time,
  candidateTo: time,
  service: z.string().max(1024).optional().describe('Only its operations are compared and tested'),
  operation: z.string().max(2048).optional().describe('Only operations of this name'),
  limit: z.coerce
    .number()
    .int()
    .min(10)
    .max(2000)
    .default(500)
    .describe('Traces read of each side, spread over its range; at most 200,000 spans a side'),
  alpha: z.coerce
    .number()
    .min(0.0001)
    .max(0.5)
    .default(0.05)
    .describe('False discovery rate over all comparisons, and 1 - confidence of the intervals'),
  maxP50Increase: bound('%', 'Of the median duration'),
  maxP95Increase: bound('%', 'Of the P95 duration'),
  maxSelfTimeIncrease: bound('%', 'Of the median self time of a call'),
  maxCallsIncrease: bound('%', 'Of the calls a trace'),
  maxErrorRateIncrease: bound('pp', 'Of the share of calls that fail'),
  minTraces: z.coerce
    .number()
    .int()
    .min(20)
    .max(2000)
    .default(30)
    .describe(
      'With fewer on a side there is no verdict; an operation seen in fewer is not tested. At least 20: below that P95 is the slowest call alone',
    ),
  passWhen: z
    .enum(['estimate', 'proven'])
    .default('estimate')
    .describe('When a bound is kept: the figure seen keeps it, or it is proven to (needs many traces)'),
});
export type TraceCompareQuery = z.infer<typeof traceCompareQuerySchema>;

const sideSchema = z.object({
  q: z.string().describe('The whole query of this side'),
  range: resolvedRangeSchema,
  traces: z.number().int().describe('Traces that were read'),
  spans: z.number().int(),
  complete: z.boolean().describe('False: these are a sample, spread over the range'),
  leftOut: z.object({ traces: z.number().int(), spans: z.number().int() }).describe('Too large to read'),
});
const figuresSchema = z.object({
  traces: z.number().int().describe('Traces it is in'),
  calls: z.number().int(),
  callsPerTrace: z.number().describe('Over all traces of the side'),
  errors: z.number().int(),
  errorRate: z.number().describe('Share of its calls that failed'),
  errorsBegin: z.number().int().describe('Failed calls below which nothing failed'),
  p50Ns: z.number().nullable(),
  p95Ns: z.number().nullable(),
  selfP50Ns: z.number().nullable().describe('Median self time of a call'),
  pathNs: z.number().describe('On the critical path of a trace, on average over all traces of the side'),
});
export type CompareFigures = z.infer<typeof figuresSchema>;
const changeSchema = z
  .object({
    change: z.number().nullable().describe('0.1 is 10 % more; of error rates the difference, 0.1 is 10 pp'),
    low: z.number().nullable().describe('Interval of the change at the confidence 1 - alpha'),
    high: z.number().nullable(),
    pValue: z
      .number()
      .nullable()
      .describe('Two-sided; null: too few traces for a test (durations and errors 5 a side, P95 20)'),
    adjusted: z.number().nullable().describe('The p value over all comparisons (Benjamini-Hochberg)'),
    significant: z.boolean().describe('Adjusted at most alpha'),
    superiority: z
      .number()
      .nullable()
      .describe('Effect: how often a trace of the candidate is above one of the baseline, 0.5 is no shift'),
  })
  .describe('Of one figure, from the baseline to the candidate');
export type CompareChange = z.infer<typeof changeSchema>;
const exampleSchema = z.object({
  traceId: z.string(),
  spanId: z.string(),
  durationNs: z.number(),
  why: z.enum(['median', 'p95', 'error']),
});
const operationSchema = z.object({
  service: z.string(),
  operation: z.string(),
  presence: z.enum(['both', 'added', 'missing']).describe('Added: only the candidate has it'),
  baseline: figuresSchema.nullable(),
  candidate: figuresSchema.nullable(),
  changes: z.object({
    calls: changeSchema,
    errors: changeSchema,
    p50: changeSchema,
    p95: changeSchema,
    self: changeSchema,
  }),
  significant: z.boolean().describe('One of its changes is'),
  impact: z
    .number()
    .describe(
      'How much it matters to a request: what it adds to the critical path as a share of the mean duration, or to the share of traces in which an error begins here, whichever is more',
    ),
  messages: z
    .array(z.object({ message: z.string(), baseline: z.number().int(), candidate: z.number().int() }))
    .describe('Most frequent error messages, what varies as <*>, with how many calls of each side'),
  examples: z.object({ baseline: z.array(exampleSchema), candidate: z.array(exampleSchema) }),
  durations: z
    .object({ edgesNs: z.array(z.number()), baseline: z.array(z.number()), candidate: z.array(z.number()) })
    .describe('Calls by duration: between two edges so many'),
});
export type CompareOperation = z.infer<typeof operationSchema>;
const checkSchema = z.object({
  service: z.string().nullable().describe('Null: the traces as a whole'),
  operation: z.string().nullable(),
  bound: z.enum(COMPARE_BOUNDS),
  limit: z.number().describe('0.1 is 10 %, or 10 pp'),
  baseline: z.number().describe('Nanoseconds, calls a trace, or a share'),
  candidate: z.number(),
  change: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  pValue: z.number().describe('How likely this is by chance if the bound were kept'),
  adjusted: z.number().describe('The p value over all checks (Benjamini-Hochberg)'),
  outcome: z
    .enum(['kept', 'exceeded', 'unclear'])
    .describe(
      'Exceeded: surely. Unclear: seen above the bound, or not proven below it, and it may be chance',
    ),
  cause: z
    .enum(['own', 'below'])
    .nullable()
    .describe('Where an exceeded bound comes from: this operation itself, or what it calls'),
  message: z.string(),
});
export type CompareCheck = z.infer<typeof checkSchema>;

export const traceCompareResponseSchema = z.object({
  verdict: z
    .enum(['pass', 'fail', 'inconclusive'])
    .nullable()
    .describe('Of the release test; null: no bound was asked for'),
  reasons: z.array(z.string()).describe('Why, the causes first'),
  causes: z
    .array(z.object({ service: z.string(), operation: z.string(), reasons: z.array(z.string()) }))
    .describe('Operations that exceed a bound by themselves and not through what they call'),
  checks: z.array(checkSchema).describe('Exceeded, then unclear, then kept; at most 500'),
  checksLeftOut: z.number().int(),
  untested: z.number().int().describe('Operations in fewer traces than `minTraces` on a side'),
  baseline: sideSchema,
  candidate: sideSchema,
  whole: operationSchema
    .pick({ baseline: true, candidate: true, changes: true, durations: true })
    .extend({ meanNs: z.object({ baseline: z.number(), candidate: z.number() }) })
    .describe('The traces as a whole; a trace counts as failed when one of its spans did'),
  operations: z
    .array(operationSchema)
    .describe('What matters most first, the sure before the unsure; at most 200'),
  operationsLeftOut: z.number().int(),
  comparisons: z.number().int().describe('Tests that were made and corrected for'),
  alpha: z.number(),
  diagnostics: z.array(queryDiagnosticSchema),
  tookMs: z.number(),
});
export type TraceCompareResponse = z.infer<typeof traceCompareResponseSchema>;
