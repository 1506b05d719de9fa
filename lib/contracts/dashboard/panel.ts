import { z } from 'zod';
import { numberFormatSchema } from './number-format';
import { fieldNameSchema, formulaSchema, panelQuerySchema, recordsSchema } from './panel-query';

export const GRID_COLUMNS = 12;

/** In cells of the grid: 12 columns, rows of a fixed height. */
export const panelPlaceSchema = z.strictObject({
  x: z
    .number()
    .int()
    .min(0)
    .max(GRID_COLUMNS - 1),
  y: z.number().int().min(0).max(10_000),
  w: z.number().int().min(1).max(GRID_COLUMNS),
  h: z.number().int().min(1).max(60),
});
export type PanelPlace = z.infer<typeof panelPlaceSchema>;

/** From this value on, up to the next: a colour and its word, never the colour alone. */
export const thresholdSchema = z.strictObject({
  from: z.number(),
  tone: z.enum(['ok', 'warn', 'error']),
});
export type Threshold = z.infer<typeof thresholdSchema>;

const axisSchema = z.strictObject({
  label: z.string().max(80),
  min: z.number().nullable(),
  max: z.number().nullable(),
  scale: z.enum(['linear', 'log']),
});

export const LEGEND_VALUES = ['last', 'min', 'avg', 'max', 'total'] as const;
export const legendSchema = z.strictObject({
  shown: z.boolean(),
  values: z.array(z.enum(LEGEND_VALUES)).max(5),
});

const panelLinkSchema = z.strictObject({
  title: z.string().min(1).max(80),
  url: z
    .string()
    .max(2_000)
    .regex(/^(https?:\/\/|\/(?!\/))\S+$/, 'An http(s) address or a path of Throughline')
    .describe('May name variables, and from and to: each after a $, within braces'),
});

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/, 'Letters, digits, - and _ (at most 40)');
export const panelIdSchema = id;

const frame = {
  id,
  title: z.string().max(200),
  description: z.string().max(2_000),
  at: panelPlaceSchema,
  links: z.array(panelLinkSchema).max(10),
};
const asked = {
  queries: z.array(panelQuerySchema).min(1).max(8),
  formulas: z.array(formulaSchema).max(8),
  format: numberFormatSchema,
  thresholds: z.array(thresholdSchema).max(10),
};

export const panelSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...frame,
    ...asked,
    kind: z.literal('timeseries'),
    draw: z.enum(['lines', 'areas', 'stacked-areas', 'stacked-bars']),
    axis: axisSchema,
    legend: legendSchema,
  }),
  /** The first value that is not hidden, large; with `trend` its course below. */
  z.strictObject({ ...frame, ...asked, kind: z.literal('number'), trend: z.boolean() }),
  /** Values of the groups as bars. */
  z.strictObject({ ...frame, ...asked, kind: z.literal('top') }),
  /** A row a group, a column a query or formula. */
  z.strictObject({ ...frame, ...asked, kind: z.literal('table') }),
  z.strictObject({
    ...frame,
    kind: z.literal('logs'),
    records: recordsSchema.extend({ source: z.literal('logs') }),
    columns: z.array(fieldNameSchema).max(12).describe('None: time, level, service, message'),
    order: z.enum(['newest', 'oldest']),
  }),
  z.strictObject({
    ...frame,
    kind: z.literal('traces'),
    records: recordsSchema.extend({ source: z.literal('spans') }),
    sort: z.enum(['newest', 'slowest', 'most-errors', 'most-spans']),
  }),
  /** How often values of a numeric field occur, over time. */
  z.strictObject({
    ...frame,
    kind: z.literal('heatmap'),
    records: recordsSchema,
    field: fieldNameSchema,
    scale: z.enum(['linear', 'log']),
    format: numberFormatSchema,
  }),
  /** Bands between percentiles of a numeric field, over time. */
  z.strictObject({
    ...frame,
    kind: z.literal('percentiles'),
    records: recordsSchema,
    field: fieldNameSchema,
    shares: z
      .array(z.literal([0, 50, 75, 90, 95, 99, 100]))
      .min(1)
      .max(7)
      .describe('Percent; 0 and 100 are min and max'),
    axis: axisSchema,
    format: numberFormatSchema,
  }),
  z.strictObject({
    ...frame,
    kind: z.literal('map'),
    /** Null: all services. May name a variable. */
    service: z.string().max(256).nullable(),
    depth: z.number().int().min(1).max(10),
  }),
  z.strictObject({ ...frame, kind: z.literal('text'), markdown: z.string().max(50_000) }),
]);
export type Panel = z.infer<typeof panelSchema>;
export type PanelKind = Panel['kind'];
export type PanelOf<Kind extends PanelKind> = Extract<Panel, { kind: Kind }>;
/** Those that have queries and formulas. */
export type AskingPanel = PanelOf<'timeseries' | 'number' | 'top' | 'table'>;
