// For tests: answers to a panel, row by row.
import type { Formula, PanelQuery } from '../contracts/dashboard/panel-query';
import type { PanelAnswer, PanelPeriod } from '../contracts/dashboard/panel-question';
import { evaluateFormulas } from './evaluate-formulas';
import { newQuery } from './new-panel';

export const TIMES = ['2026-11-22T08:00:00.000000000Z', '2026-11-22T08:01:00.000000000Z'];
export const BEFORE = ['2026-11-22T07:58:00.000000000Z', '2026-11-22T07:59:00.000000000Z'];
export type AnsweredRow = readonly [
  key: string | null,
  value: number | null,
  points?: readonly (number | null)[],
];

/** Rows: a group each; null is other; without `by` the one row's key is not read. */
function period(rows: readonly AnsweredRow[], isGrouped: boolean, times: readonly string[]): PanelPeriod {
  return {
    range: { from: times[0] ?? '', to: times[0] ?? '' },
    times: [...times],
    series: rows.map(([key, value, points]) => ({
      key: isGrouped && key !== null ? [key] : [],
      isOther: isGrouped && key === null,
      count: value ?? 0,
      values: [value],
      points: [points ? [...points] : times.map(() => value)],
    })),
    total: 0,
    without: 0,
  };
}
export interface Answered {
  rows: readonly AnsweredRow[];
  by?: string[];
  groups?: number | null;
  before?: readonly AnsweredRow[];
  stepMs?: number;
  times?: readonly string[];
  query?: Partial<PanelQuery>;
  read?: PanelAnswer['read'];
}
/** What a panel's queries and formulas come to where its queries were answered so; queries are hidden unless they say. */
export function answeredPanel(queries: Record<string, Answered>, formulas: Partial<Formula>[] = []) {
  const asked = Object.entries(queries).map(
    ([name, one]): PanelQuery => ({ ...newQuery(name), by: one.by ?? [], hidden: true, ...one.query }),
  );
  const answers = Object.entries(queries).map(([name, one]): [string, PanelAnswer] => {
    const isGrouped = (one.by ?? []).length > 0;
    const groups = isGrouped ? (one.groups ?? one.rows.filter(([key]) => key !== null).length) : null;
    return [
      name,
      {
        ...period(one.rows, isGrouped, one.times ?? TIMES),
        stepMs: one.stepMs ?? 60_000,
        previous: one.before ? period(one.before, isGrouped, BEFORE) : null,
        groups: one.groups === null ? null : groups,
        estimate: one.read === 'sample' ? { sampled: 4_096, relativeError: 0.03 } : null,
        approximate: [],
        read: one.read ?? 'rows',
        diagnostics: [],
        tookMs: 1,
      },
    ];
  });
  const made = formulas.map(
    (one, at): Formula => ({
      name: `f${at}`,
      label: '',
      expression: '1',
      format: null,
      hidden: false,
      ...one,
    }),
  );
  return evaluateFormulas({ queries: asked, formulas: made }, new Map(answers));
}
