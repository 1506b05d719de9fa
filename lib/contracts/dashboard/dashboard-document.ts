import { z } from 'zod';
import { panelSchema } from './panel';
import { fieldNameSchema, panelSourceSchema } from './panel-query';

/** Of the JSON; older ones are carried over by lib/boards. */
export const DASHBOARD_FORMAT = 1;
export const MAX_PANELS = 100;

const timeText = z.string().min(1).max(64);

/** `$name` in a query stands for the chosen values; all of them: for no condition. */
export const variableSchema = z.strictObject({
  name: z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,30}$/, 'A letter, then letters, digits or _ (at most 31)'),
  label: z.string().max(80),
  values: z.discriminatedUnion('from', [
    z.strictObject({
      from: z.literal('field'),
      source: panelSourceSchema,
      field: fieldNameSchema,
      /** Only values of records that this finds; may name variables before it. */
      q: z.string().max(16_384),
    }),
    z.strictObject({ from: z.literal('list'), list: z.array(z.string().min(1).max(256)).max(100) }),
  ]),
  multi: z.boolean(),
  /** Chosen at first; none: all. */
  chosen: z.array(z.string().min(1).max(256)).max(50),
});
export type Variable = z.infer<typeof variableSchema>;

/** An attribute that the dashboard's queries rest on: checked against the store, and mapped to another name in one dialog. */
export const attributeNeedSchema = z.strictObject({
  name: fieldNameSchema,
  source: panelSourceSchema,
  about: z.string().max(300).describe('What it holds, and what to send'),
});
export type AttributeNeed = z.infer<typeof attributeNeedSchema>;

/** A dashboard as it is exported, imported, versioned and kept in the repository. */
export const dashboardDocumentSchema = z
  .strictObject({
    format: z.literal(DASHBOARD_FORMAT),
    name: z.string().trim().min(1, 'Give it a name').max(120),
    description: z.string().max(2_000),
    time: z.strictObject({ from: timeText, to: timeText }),
    /** Seconds between refreshes; null: none. */
    refreshSeconds: z.number().int().min(5).max(86_400).nullable(),
    variables: z.array(variableSchema).max(20),
    attributes: z.array(attributeNeedSchema).max(50),
    panels: z.array(panelSchema).max(MAX_PANELS),
  })
  .superRefine(({ panels, variables }, issues) => {
    for (const [path, names] of [
      ['panels', panels.map(({ id }) => id)],
      ['variables', variables.map(({ name }) => name)],
    ] as const) {
      const twice = names.find((name, at) => names.indexOf(name) !== at);
      if (twice !== undefined)
        issues.addIssue({ code: 'custom', path: [path], message: `"${twice}" is there twice` });
    }
    for (const [at, panel] of panels.entries()) {
      const { x, w } = panel.at;
      if (x + w > 12)
        issues.addIssue({ code: 'custom', path: ['panels', at, 'at'], message: 'Wider than the grid' });
      if (!('queries' in panel)) continue;
      const names = [...panel.queries, ...panel.formulas].map(({ name }) => name);
      const twice = names.find((name, place) => names.indexOf(name) !== place);
      if (twice !== undefined)
        issues.addIssue({
          code: 'custom',
          path: ['panels', at, 'queries'],
          message: `"${twice}" names two queries`,
        });
    }
  });
export type DashboardDocument = z.infer<typeof dashboardDocumentSchema>;
