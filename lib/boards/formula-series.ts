import type { Formula, PanelQuery } from '../contracts/dashboard/panel-query';
import type { PanelAnswer } from '../contracts/dashboard/panel-question';
import { type FormulaProblem, namePlace } from './formula-problem';
import { formulaValue } from './formula-value';
import { type FormulaNode, namesIn, parseFormula } from './parse-formula';
import { missingFigure, type SeriesNaming, seriesId } from './query-series';
import { seriesLabel } from './series-label';
import type { SeriesFigures, ShownSeries } from './shown-series';

interface Operand {
  name: string;
  series: readonly ShownSeries[];
  by: readonly string[];
  /** For a group that it has no series of: 0 where all its groups are known and it counts. */
  empty: 0 | null;
}

/** In how many of its numbers a formula divides by zero: of its intervals, or of its groups without any. */
export interface DividedByZero {
  times: number;
  of: number;
  /** It asks for no query: whatever is there, it comes to the same. */
  isConstant: boolean;
}

/**
 * The series of a formula; null: an answer that it needs is not there yet.
 * @param known series by the names of queries and formulas before it; null: waited for
 */
export function formulaSeries(
  formula: Formula,
  queries: readonly PanelQuery[],
  known: ReadonlyMap<string, readonly ShownSeries[] | null>,
  answers: ReadonlyMap<string, PanelAnswer>,
  naming: SeriesNaming,
): { series: ShownSeries[]; divided: DividedByZero } | { problem: FormulaProblem } | null {
  const parsed = parseFormula(formula.expression);
  if ('problem' in parsed) return parsed;
  const operands: Operand[] = [];
  for (const name of namesIn(parsed.node)) {
    const series = known.get(name);
    const query = queries.find((one) => one.name === name);
    if (series === null) return null;
    if (!series)
      return { problem: problem(formula, `${name} is no query or formula before this one.`, name) };
    const by = query?.by ?? series[0]?.by ?? [];
    operands.push({ name, series, by, empty: query ? missingFigure(query, answers.get(name)) : null });
  }
  const grouped = operands.filter((one) => one.by.length > 0);
  const by = grouped[0]?.by ?? [];
  if (grouped.some((one) => one.by.join('\n') !== by.join('\n')))
    return { problem: problem(formula, 'Its queries are grouped by different fields.') };
  const steps = new Set(
    operands.flatMap(({ series }) =>
      series.filter(({ times }) => times.length > 0).map(({ stepMs }) => stepMs),
    ),
  );
  if (steps.size > 1)
    return { problem: problem(formula, 'Its queries have buckets of different widths: give them the same.') };
  return joined(formula, parsed.node, operands, { by, stepMs: [...steps][0] ?? null }, naming);
}

function joined(
  formula: Formula,
  node: FormulaNode,
  operands: readonly Operand[],
  { by, stepMs }: Pick<ShownSeries, 'by' | 'stepMs'>,
  { label, isSeveral }: SeriesNaming,
): { series: ShownSeries[]; divided: DividedByZero } {
  const divided = { times: 0, of: 0, isConstant: operands.length === 0 };
  const series = groupsOf(operands).map(({ key, isOther }): ShownSeries => {
    const parts = new Map(operands.map((operand) => [operand.name, partOf(operand, key, isOther)]));
    const now = [...parts].map(([name, { series, empty }]) => ({ name, figures: series ?? null, empty }));
    // Of the period before only the groups of now were asked for: one that is missing now may have been there.
    const before = [...parts].map(([name, { series }]) => ({
      name,
      figures: series?.previous ?? null,
      empty: null,
    }));
    const isCompared =
      operands.length > 0 && operands.every((one) => one.series.some(({ previous }) => previous));
    return {
      id: seriesId(formula.name, key, isOther),
      name: formula.name,
      label: seriesLabel(label, key, isOther, isSeveral),
      key,
      by,
      isOther,
      isFormula: true,
      format: formula.format,
      isApproximate: operands.some((one) => one.series.some((part) => part.isApproximate)),
      isComplete: operands.every((one) => one.series.every((part) => part.isComplete)),
      stepMs,
      ...computed(node, now, divided),
      previous: isCompared ? computed(node, before) : null,
    };
  });
  // The order of the queries is not that of the formula.
  series.sort((a, b) => Number(a.isOther) - Number(b.isOther) || compareValues(a.value, b.value));
  return { series, divided };
}

/** Most first, without a number last. */
function compareValues(a: number | null, b: number | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return b - a;
}

interface Part {
  name: string;
  figures: SeriesFigures | null;
  empty: 0 | null;
}

function computed(node: FormulaNode, parts: readonly Part[], divided?: DividedByZero): SeriesFigures {
  const times = [...new Set(parts.flatMap(({ figures }) => figures?.times ?? []))].sort();
  const points = new Map(
    parts.map(({ name, figures }) => [
      name,
      new Map(figures?.times.map((time, at) => [time, figures.points[at] ?? null])),
    ]),
  );
  const find = (name: string) => parts.find((part) => part.name === name);
  const onZero = () => {
    if (divided) divided.times++;
  };
  if (divided) divided.of += Math.max(1, times.length);
  const value = formulaValue(
    node,
    (name) => {
      const part = find(name);
      return part?.figures ? part.figures.value : (part?.empty ?? null);
    },
    times.length === 0 ? onZero : undefined,
  );
  return {
    value,
    times,
    points: times.map((time) =>
      formulaValue(
        node,
        (name) => {
          const part = find(name);
          return part?.figures ? (points.get(name)?.get(time) ?? null) : (part?.empty ?? null);
        },
        onZero,
      ),
    ),
  };
}

function partOf({ series, by, empty }: Operand, key: ShownSeries['key'], isOther: boolean) {
  if (by.length === 0) return { series: series[0], empty };
  const wanted = JSON.stringify(key);
  const found = series.find((one) => one.isOther === isOther && JSON.stringify(one.key) === wanted);
  return { series: found, empty };
}

/** Of all grouped operands; other only where all of them show the same groups, for else it is not the same for each. */
function groupsOf(operands: readonly Operand[]): Pick<ShownSeries, 'key' | 'isOther'>[] {
  const grouped = operands.filter(({ by }) => by.length > 0);
  if (grouped.length === 0) return [{ key: [], isOther: false }];
  const groups = new Map<string, Pick<ShownSeries, 'key' | 'isOther'>>();
  let hasOther = false;
  for (const { series } of grouped)
    for (const { key, isOther } of series) {
      if (isOther) hasOther = true;
      else groups.set(JSON.stringify(key), { key, isOther });
    }
  const isSame = grouped.every(
    ({ series }) => series.filter(({ isOther }) => !isOther).length === groups.size,
  );
  return [...groups.values(), ...(hasOther && isSame ? [{ key: [], isOther: true }] : [])];
}

function problem({ expression }: Formula, message: string, name?: string): FormulaProblem {
  const place = name === undefined ? null : namePlace(expression, name);
  return { message, ...(place ?? { from: 0, to: expression.length }) };
}
