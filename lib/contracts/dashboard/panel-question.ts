import { z } from 'zod';
import { estimateSchema } from '../estimate';
import { queryDiagnosticSchema } from '../query-diagnostic';
import { queryTextSchema, resolvedRangeSchema, timeRangeQuerySchema } from '../time-range';
import { fieldNameSchema, measureSchema, panelSourceSchema, topSchema } from './panel-query';

const source = z.enum(['rollup', 'rows', 'sample']);
const precision = z
  .enum(['fast', 'exact'])
  .default('fast')
  .describe('fast: what would take long is estimated from a sample, which the answer then says');

// POST /api/panels/query
export const panelQuestionSchema = z.strictObject({
  source: panelSourceSchema,
  q: queryTextSchema,
  ...timeRangeQuerySchema.shape,
  measures: z.array(measureSchema).min(1).max(8),
  by: z
    .array(fieldNameSchema)
    .max(4)
    .default([])
    .describe('Records without one of these are in no group, and counted'),
  top: topSchema
    .default({ size: 10, order: 'most', other: true })
    .describe('Of the groups, by the first measure'),
  buckets: z
    .number()
    .int()
    .min(1)
    .max(1_000)
    .nullable()
    .default(null)
    .describe('At most so many over time; null: none'),
  stepMs: z
    .number()
    .int()
    .min(1_000)
    .max(31_536_000_000)
    .nullable()
    .default(null)
    .describe('Null: as `buckets` allows'),
  zone: z.string().max(64).default('UTC').describe('IANA zone that days begin in'),
  compare: z
    .enum(['previous', 'day', 'week'])
    .nullable()
    .default(null)
    .describe(
      'The same of the period before: of equal length, or a day or a week earlier by the clocks of `zone`',
    ),
  precision,
});
export type PanelQuestion = z.infer<typeof panelQuestionSchema>;
export type PanelQuestionInput = z.input<typeof panelQuestionSchema>;

const number = z.number().nullable().describe('Null: no record has such a number');

/** Series of a period. */
const periodSchema = z.object({
  range: resolvedRangeSchema,
  times: z
    .array(z.string())
    .describe('Starts of the buckets; the first and last hold what lies in the range'),
  series: z
    .array(
      z.object({
        key: z
          .array(z.union([z.string(), z.number(), z.boolean()]))
          .describe('A value for each field of `by`; empty: other, or there is no `by`'),
        isOther: z.boolean(),
        count: z.number().describe('Records'),
        values: z.array(number).describe('Over the whole range, a number for each measure'),
        points: z
          .array(z.array(number))
          .describe(
            'For each measure a number for each of `times`; count, rate and unique are 0 without records',
          ),
      }),
    )
    .describe('By the first measure as `top` says; other last'),
  total: z.number().describe('Records that match'),
  without: z.number().describe('Of them without one of the fields of `by`'),
});

export const panelAnswerSchema = periodSchema.extend({
  stepMs: z.number().int().nullable(),
  previous: periodSchema
    .nullable()
    .describe(
      'The same series (by key) of the period that it is compared with; null too where records begin after it',
    ),
  groups: z.number().int().nullable().describe('How many groups there are in all; null: not known'),
  estimate: estimateSchema,
  approximate: z
    .array(z.string())
    .describe('What else is not exact, in words: percentiles from a rollup are off by at most 19 %'),
  read: source.describe('What the figures were read from'),
  diagnostics: z.array(queryDiagnosticSchema),
  tookMs: z.number(),
});
export type PanelAnswer = z.infer<typeof panelAnswerSchema>;
export type PanelPeriod = z.infer<typeof periodSchema>;
export type PanelSeries = PanelPeriod['series'][number];

// POST /api/panels/heatmap
export const heatmapQuestionSchema = z.strictObject({
  source: panelSourceSchema,
  q: queryTextSchema,
  ...timeRangeQuerySchema.shape,
  field: fieldNameSchema,
  buckets: z.number().int().min(1).max(400).default(80),
  rows: z.number().int().min(2).max(60).default(24),
  scale: z
    .enum(['linear', 'log'])
    .default('log')
    .describe('log: numbers at or below 0 have a row of their own'),
  precision,
});
export type HeatmapQuestion = z.infer<typeof heatmapQuestionSchema>;
export type HeatmapQuestionInput = z.input<typeof heatmapQuestionSchema>;

export const heatmapAnswerSchema = z.object({
  range: resolvedRangeSchema,
  stepMs: z.number().int(),
  times: z.array(z.string()),
  rows: z
    .array(z.object({ from: z.number().nullable(), to: z.number().nullable() }))
    .describe('[from, to) each, ascending; null: open. None where no record has a number'),
  counts: z.array(z.array(z.number())).describe('For each row a count for each of `times`'),
  total: z.number().describe('Records with a number in the field'),
  estimate: estimateSchema,
  read: source,
  diagnostics: z.array(queryDiagnosticSchema),
  tookMs: z.number(),
});
export type HeatmapAnswer = z.infer<typeof heatmapAnswerSchema>;
