import { z } from 'zod';
import { countEstimateSchema, severityCountsSchema } from './log-search';
import { queryDiagnosticSchema } from './query-diagnostic';
import { severityClassSchema } from './severity';
import { queryTextSchema, resolvedRangeSchema, timeRangeQuerySchema } from './time-range';

// GET /api/logs/patterns
export const logPatternsQuerySchema = timeRangeQuerySchema.extend({
  q: queryTextSchema,
  precision: z
    .enum(['fast', 'exact'])
    .default('exact')
    .describe(
      'fast: grouped from a sample of the whole range; exact: every matching log, as far as time allows',
    ),
});

const variableSchema = z.object({
  distinct: z.number().int().describe('Different values among `of` logs'),
  of: z.number().int().describe('Logs of this pattern whose values were looked at'),
  values: z.array(z.object({ value: z.string(), count: z.number().int() })).describe('Most frequent first'),
});

const exampleSchema = z.object({
  id: z.string(),
  time: z.string(),
  severity: severityClassSchema,
  service: z.string(),
  text: z.string().describe('The start of the message'),
  variables: z
    .array(z.object({ from: z.number().int(), to: z.number().int() }))
    .describe('Where the variables stand in `text`, UTF-16 offsets'),
});

export const logPatternSchema = z.object({
  parts: z
    .array(z.union([z.object({ text: z.string() }), z.object({ variable: z.number().int() })]))
    .describe('Text, and variables by their place in `variables`'),
  text: z.string().describe('The pattern as one text, `<*>` for each variable'),
  clause: z.string().describe('The condition of the search language that these logs meet'),
  goesOn: z
    .boolean()
    .describe('Messages go on after the pattern: more lines, or the rest of a very long one'),
  count: z.number().int(),
  relativeError: z.number().nullable().describe('Of `count`, at 95 % confidence; null: it is exact'),
  read: z.number().int().describe('Logs of it that were read: the figures below are of these'),
  severities: severityCountsSchema,
  services: z
    .array(z.object({ name: z.string(), count: z.number().int() }))
    .describe('The most frequent five'),
  serviceCount: z.number().int(),
  firstSeen: z.string().describe('ISO 8601; of the logs that were read'),
  lastSeen: z.string(),
  trend: z.array(z.number().int()).describe('Logs by bucket, scaled as `count` is'),
  isNew: z
    .boolean()
    .nullable()
    .describe('None in the equally long period before; null: too few logs are there, or were read, to tell'),
  examples: z.array(exampleSchema),
  variables: z.array(variableSchema),
});
export type LogPattern = z.infer<typeof logPatternSchema>;

export const logPatternsResponseSchema = z.object({
  patterns: z.array(logPatternSchema).describe('Most frequent first, at most 500'),
  total: z.number().int().describe('Matching logs: all counts together, and as GET /api/logs/histogram says'),
  rest: z
    .object({ patterns: z.number().int(), count: z.number().int() })
    .describe('Patterns that are not listed, and logs of kinds beyond what one answer tells apart'),
  unread: z.number().int().describe('Logs that time did not suffice for; older than `readTo`'),
  readTo: z.string().nullable().describe('Set when time ran out: no log before this was read'),
  read: z.number().int(),
  estimate: countEstimateSchema.describe('Null: every count is exact'),
  bucketMs: z.number().int(),
  buckets: z.array(z.string()).describe('Starts of the buckets of `trend`'),
  range: resolvedRangeSchema,
  diagnostics: z.array(queryDiagnosticSchema),
  tookMs: z.number(),
});
export type LogPatternsQuery = z.infer<typeof logPatternsQuerySchema>;
export type LogPatternsResponse = z.infer<typeof logPatternsResponseSchema>;
