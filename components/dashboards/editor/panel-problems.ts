import type { z } from 'zod';
import { namePlace } from '@/lib/boards/formula-problem';
import { namesIn, parseFormula } from '@/lib/boards/parse-formula';
import { type AskingPanel, type Panel, panelSchema } from '@/lib/contracts/dashboard/panel';
import type { PanelRecords } from '@/lib/contracts/dashboard/panel-query';
import { parseQuery } from '@/lib/query/parse';
import { parseTraceQuery } from '@/lib/query/trace/parse-trace-query';

/** What keeps the panel from being applied. */
export interface PanelProblem {
  /** `queries.0.name` */
  path: string;
  message: string;
  /** Characters of the text there; undefined: all of it. */
  place?: { from: number; to: number };
  /** Nothing is written there yet. */
  isMissing?: true;
}

/** Everything that is wrong with the panel as it is written, in words for who writes it. */
export function editorProblems(panel: Panel): PanelProblem[] {
  const parsed = panelSchema.safeParse(panel);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => ofIssue(issue, panel));
  const asked = 'queries' in panel ? [...nameProblems(panel), ...formulaProblems(panel)] : [];
  return [...problems, ...asked, ...queryProblems(panel), ...axisProblems(panel)];
}

function ofIssue(issue: z.core.$ZodIssue, panel: Panel): PanelProblem {
  const path = issue.path.join('.');
  if (valueAt(panel, issue.path) === '') return { path, message: 'Fill this in', isMissing: true };
  return { path, message: path.endsWith('.stepMs') ? STEP_HINT : wording(issue) };
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], root);
}

const STEP_HINT = 'Buckets: 30s, 5m, 1h or 1d, from 1s to a year';

function wording(issue: z.core.$ZodIssue): string {
  const isText = 'origin' in issue && issue.origin === 'string';
  if (issue.code === 'too_big' && isText) return `At most ${issue.maximum} characters`;
  if (issue.code === 'too_small') return `At least ${issue.minimum}`;
  if (issue.code === 'too_big') return `At most ${issue.maximum}`;
  if (issue.code === 'invalid_type' && issue.expected === 'number') return 'Write a number';
  if (issue.code === 'invalid_type' && issue.expected === 'int') return 'Write a whole number';
  return issue.message;
}

function nameProblems({ queries, formulas }: AskingPanel): PanelProblem[] {
  const names = [
    ...queries.map(({ name }, at) => ({ name, path: `queries.${at}.name` })),
    ...formulas.map(({ name }, at) => ({ name, path: `formulas.${at}.name` })),
  ];
  return names
    .filter(({ name }, at) => names.findIndex((other) => other.name === name) < at)
    .map(({ name, path }) => ({ path, message: `“${name}” is taken` }));
}

function formulaProblems({ queries, formulas }: AskingPanel): PanelProblem[] {
  return formulas.flatMap(({ expression }, at): PanelProblem[] => {
    const path = `formulas.${at}.expression`;
    if (expression.trim() === '') return [];
    const parsed = parseFormula(expression);
    if ('problem' in parsed) {
      const { message, from, to } = parsed.problem;
      return [{ path, message, place: { from, to } }];
    }
    const known = [...queries, ...formulas.slice(0, at)].map(({ name }) => name);
    const unknown = [...namesIn(parsed.node)].find((name) => !known.includes(name));
    if (unknown === undefined) return [];
    const later = formulas.slice(at).some(({ name }) => name === unknown);
    const message = later
      ? `“${unknown}” comes after this formula, or is this one`
      : `No query is called “${unknown}”: there is ${known.join(', ')}`;
    const place = namePlace(expression, unknown);
    return [{ path, message, ...(place && { place }) }];
  });
}

/** The search bar shows these with their places; here they keep the panel from being applied. */
function queryProblems(panel: Panel): PanelProblem[] {
  if ('queries' in panel)
    return panel.queries.flatMap(({ records }, at) => ofRecords(records, `queries.${at}.records.q`));
  return 'records' in panel ? ofRecords(panel.records, 'records.q') : [];
}

function ofRecords({ q, source }: PanelRecords, path: string): PanelProblem[] {
  const { diagnostics } = source === 'spans' ? parseTraceQuery(q) : parseQuery(q, 'log');
  const error = diagnostics.find(({ severity }) => severity === 'error');
  return error ? [{ path, message: error.message, place: { from: error.from, to: error.to } }] : [];
}

function axisProblems(panel: Panel): PanelProblem[] {
  if (!('axis' in panel)) return [];
  const { min, max, scale } = panel.axis;
  if (min !== null && max !== null && min >= max)
    return [{ path: 'axis.max', message: 'Has to be above the least' }];
  if (scale === 'log' && min !== null && min <= 0)
    return [{ path: 'axis.min', message: 'A logarithmic axis begins above 0' }];
  return [];
}
