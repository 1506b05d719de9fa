import type { AskingPanel } from '../contracts/dashboard/panel';
import type { PanelAnswer } from '../contracts/dashboard/panel-question';
import type { FormulaProblem } from './formula-problem';
import { type DividedByZero, formulaSeries } from './formula-series';
import { missingFigure, querySeries } from './query-series';
import { shownLabels } from './series-label';
import type { ShownSeries } from './shown-series';

export interface EvaluatedPanel {
  /** What is not hidden: queries in the order of their answers, then formulas, most first; other last. */
  series: ShownSeries[];
  /** Of formulas that could not be computed. */
  problems: (FormulaProblem & { name: string })[];
  /** What a query comes to for a group that it has no series of. */
  missing: ReadonlyMap<string, 0 | null>;
  /** Formulas that divide by zero. */
  divided: (DividedByZero & { name: string })[];
}

/**
 * The series of a panel: those of its queries as answered, and those of its formulas, joined by group and bucket. A
 * number is null where a part of it is null, or it divides by zero.
 * @param answers by the name of the query; one that is not there yet leaves out what needs it
 */
export function evaluateFormulas(
  panel: Pick<AskingPanel, 'queries' | 'formulas'>,
  answers: ReadonlyMap<string, PanelAnswer>,
): EvaluatedPanel {
  const known = new Map<string, ShownSeries[] | null>();
  const problems: EvaluatedPanel['problems'] = [];
  const divided: EvaluatedPanel['divided'] = [];
  const missing = new Map<string, 0 | null>();
  const shown: ShownSeries[] = [];
  const labels = shownLabels(panel);
  const isSeveral = [...panel.queries, ...panel.formulas].filter(({ hidden }) => !hidden).length > 1;
  const named = (name: string) => ({ label: labels.get(name) ?? name, isSeveral });
  for (const query of panel.queries) {
    const answer = answers.get(query.name);
    missing.set(query.name, missingFigure(query, answer));
    if (!answer) {
      known.set(query.name, null);
      continue;
    }
    const series = querySeries(query, answer, named(query.name));
    known.set(query.name, series);
    if (!query.hidden) shown.push(...series);
  }
  for (const formula of panel.formulas) {
    const made = formulaSeries(formula, panel.queries, known, answers, named(formula.name));
    if (made === null) {
      known.set(formula.name, null);
      continue;
    }
    if ('problem' in made) {
      problems.push({ ...made.problem, name: formula.name });
      continue;
    }
    if (made.divided.times > 0) divided.push({ ...made.divided, name: formula.name });
    known.set(formula.name, made.series);
    if (!formula.hidden) shown.push(...made.series);
  }
  return { series: shown, problems, missing, divided };
}
