import { z } from 'zod';
import { queryDiagnosticSchema } from './query-diagnostic';
import { resolvedRangeSchema } from './time-range';
import { TRACE_BOX_TEXT } from './trace-box';
import { traceFilterSchema } from './trace-heatmap';

// GET /api/traces/differences
export const traceDifferencesQuerySchema = traceFilterSchema.extend({
  box: z
    .string()
    .regex(TRACE_BOX_TEXT, 'Write a box as fromMs_toMs_minNs_maxNs')
    .describe(
      'The traces that are set apart: `fromMs_toMs_minNs_maxNs`, by their start (epoch ms) and duration (ns), all inclusive',
    ),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
const sideSchema = z.object({
  traces: z.number().int().describe('Traces that were compared'),
  spans: z.number().int().describe('Their spans, all of which were read'),
  all: z.boolean().describe('True when these are all traces of this side; else a sample spread over it'),
  tooLarge: z
    .number()
    .int()
    .describe('Traces of the sample left out because they have too many spans to read'),
});
const shareSchema = z.object({
  count: z.number().int().describe('Traces that have it, of those compared'),
  share: z.number().min(0).max(1),
});
const conditionSchema = z.object({
  field: z.string(),
  value: z.string().describe('The value, or the bound of numbers: `≥ 500`, `< 20`'),
  condition: z.string().describe('The same as a condition of the trace language'),
});
export const traceDifferencesResponseSchema = z.object({
  box: sideSchema,
  rest: sideSchema,
  differences: z
    .array(
      conditionSchema.extend({
        box: shareSchema,
        rest: shareSchema,
        lift: z
          .number()
          .nullable()
          .describe('How many times as frequent as in the rest; null: only in the box'),
        score: z.number().describe('Log-likelihood ratio G² (Dunning): how little it can be chance'),
        same: z.array(conditionSchema).describe('Other values that nearly always come with it'),
      }),
    )
    .describe('What more traces of the box have than of the rest, the surest first'),
  compared: z.number().int().describe('Different values of the box that were compared'),
  range: resolvedRangeSchema,
  diagnostics: z.array(queryDiagnosticSchema),
  tookMs: z.number(),
});
export type TraceDifferencesQuery = z.infer<typeof traceDifferencesQuerySchema>;
export type TraceDifferencesResponse = z.infer<typeof traceDifferencesResponseSchema>;
