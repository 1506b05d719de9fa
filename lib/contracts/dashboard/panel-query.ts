import { z } from 'zod';
import { numberFormatSchema } from './number-format';

/** What is computed of the logs or spans of a group. All but `count` and `rate` ask for a field. */
export const MEASURE_FUNCTIONS = [
  'count',
  'rate',
  'unique',
  'sum',
  'avg',
  'min',
  'max',
  'p50',
  'p75',
  'p90',
  'p95',
  'p99',
] as const;
export type MeasureFunction = (typeof MEASURE_FUNCTIONS)[number];

export const panelSourceSchema = z.enum(['logs', 'spans']);
export type PanelSource = z.infer<typeof panelSourceSchema>;

export const fieldNameSchema = z.string().min(1).max(256);

export const measureSchema = z
  .discriminatedUnion('fn', [
    z.strictObject({ fn: z.literal('count') }),
    z.strictObject({ fn: z.literal('rate') }),
    z.strictObject({ fn: z.enum(MEASURE_FUNCTIONS).exclude(['count', 'rate']), field: fieldNameSchema }),
  ])
  .describe('rate: per second. A percentile of `duration` (spans) is in nanoseconds');
export type Measure = z.infer<typeof measureSchema>;

/** Names a query within its panel: `errors` in `errors / total * 100`. */
export const queryNameSchema = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,30}$/, 'A letter, then letters, digits or _ (at most 31)');

const queryText = z.string().max(16_384);

/** Where records come from: a written query, or a saved one, whose text is then read anew each time. */
export const recordsSchema = z.strictObject({
  source: panelSourceSchema,
  q: queryText.describe('Search language; may name variables: service:$service'),
  savedId: z.string().min(1).max(64).nullable().describe('A saved query, met as well as `q`'),
});
export type PanelRecords = z.infer<typeof recordsSchema>;

export const topSchema = z.strictObject({
  size: z.number().int().min(1).max(100),
  order: z.enum(['most', 'least']).describe('By the measure'),
  other: z.boolean().describe('What the values beyond `size` come to, as one more'),
});

/** What a query is compared with: the equally long period before, or the same times a day or a week before. */
export const COMPARISONS = ['previous', 'day', 'week'] as const;

const ownFormat = numberFormatSchema
  .nullable()
  .default(null)
  .describe('How its numbers read; null: as those of the panel');

export const panelQuerySchema = z.strictObject({
  name: queryNameSchema,
  /** Shown; empty: made from the measure. */
  label: z.string().max(120),
  records: recordsSchema,
  measure: measureSchema,
  by: z.array(fieldNameSchema).max(4),
  top: topSchema,
  stepMs: z
    .number()
    .int()
    .min(1_000)
    .max(31_536_000_000)
    .nullable()
    .describe('Width of the buckets; null: fits'),
  compare: z.enum(COMPARISONS).nullable(),
  format: ownFormat,
  hidden: z.boolean().describe('Only formulas use it'),
});
export type PanelQuery = z.infer<typeof panelQuerySchema>;

export const formulaSchema = z.strictObject({
  name: queryNameSchema,
  label: z.string().max(120),
  expression: z.string().min(1).max(500).describe('errors / total * 100'),
  format: ownFormat,
  hidden: z.boolean(),
});
export type Formula = z.infer<typeof formulaSchema>;
