import { z } from 'zod';
import { queryDiagnosticSchema } from './query-diagnostic';
import { queryTextSchema, resolvedRangeSchema, timeRangeQuerySchema } from './time-range';

// GET /api/logs/differences
export const logDifferencesQuerySchema = timeRangeQuerySchema.extend({
  q: queryTextSchema,
  part: z
    .string()
    .min(1)
    .max(10_000)
    .describe(
      'What is compared with the rest: a stretch of time `ISO..ISO`, or a condition such as `level:ERROR`',
    ),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});
const sideSchema = z.object({
  total: z.number().int().describe('Logs of this side; an estimate unless relativeError is 0'),
  relativeError: z.number().describe('Of the total, at 95 % confidence'),
  sampled: z.number().int().describe('Logs that were read'),
  exact: z.boolean().describe('True when every log of this side was read'),
});
const shareSchema = z.object({
  count: z.number().int().describe('Logs that have it; scaled up where the side was sampled'),
  share: z.number().min(0).max(1),
});
const conditionSchema = z.object({
  field: z.string().describe('As it is typed in a query'),
  value: z.string().describe('The value, or the bound of numbers: `≥ 500`, `< 20`'),
  condition: z.string().describe('The same as a condition of the query language'),
});
export const logDifferencesResponseSchema = z.object({
  part: sideSchema,
  rest: sideSchema,
  differences: z
    .array(
      conditionSchema.extend({
        part: shareSchema,
        rest: shareSchema,
        lift: z
          .number()
          .nullable()
          .describe('How many times as frequent as in the rest; null: only in the part'),
        score: z.number().describe('Log-likelihood ratio G² (Dunning): how little it can be chance'),
        same: z.array(conditionSchema).describe('Other values that nearly always come with it'),
      }),
    )
    .describe('What is more frequent in the part, the surest first'),
  compared: z
    .number()
    .int()
    .describe(
      'Different values of the part that were compared; of more than 50,000 only those that come more than a few times',
    ),
  range: resolvedRangeSchema,
  diagnostics: z.array(queryDiagnosticSchema),
  tookMs: z.number(),
});
export type LogDifferencesQuery = z.infer<typeof logDifferencesQuerySchema>;
export type LogDifferencesResponse = z.infer<typeof logDifferencesResponseSchema>;
