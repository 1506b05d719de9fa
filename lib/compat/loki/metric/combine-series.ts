import { AppError } from '../../../errors';
import type { BinaryOp, MetricExpr, VectorMatching } from '../logql/logql-ast';
import { type Series, type SeriesLabels, seriesKey, sortLabels } from './series';

type Binary = MetricExpr & { kind: 'binary' };
/** A number alone, or series. */
export type Operand = number | Series[];

/** Joins two operands as Prometheus does: scalars with each, series with those of the same labels. */
export function combineOperands(expr: Binary, left: Operand, right: Operand): Operand {
  const { op, bool } = expr;
  if (op === 'and' || op === 'or' || op === 'unless') {
    if (typeof left === 'number' || typeof right === 'number') {
      throw new AppError(
        'bad_request',
        `parse error : unexpected literal for ${typeof left === 'number' ? 'left' : 'right'} leg of logical/set binary operation (${op})`,
      );
    }
    return combineSets(op, expr.matching, left, right);
  }
  if (typeof left === 'number' && typeof right === 'number') {
    return isComparison(op) ? Number(compare(op, left, right)) : arithmetic(op, left, right);
  }
  if (typeof left === 'number') {
    return mapValues(right as Series[], (value) => apply(op, bool, left, value, value));
  }
  if (typeof right === 'number') return mapValues(left, (value) => apply(op, bool, value, right, value));
  return combineVectors(expr, left, right);
}

function mapValues(input: readonly Series[], change: (value: number) => number | null): Series[] {
  return input.map(({ labels, values }) => ({
    labels,
    values: values.map((value) => (value === null ? null : change(value))),
  }));
}

/** @param kept what a comparison without `bool` leaves */
function apply(op: BinaryOp, bool: boolean, a: number, b: number, kept: number): number | null {
  if (!isComparison(op)) return arithmetic(op, a, b);
  const holds = compare(op, a, b);
  if (bool) return Number(holds);
  return holds ? kept : null;
}

function combineVectors({ op, bool, matching }: Binary, left: Series[], right: Series[]): Series[] {
  const swapped = matching?.group === 'right';
  const [many, one] = swapped ? [right, left] : [left, right];
  const byKey = new Map<string, Series>();
  for (const series of one) {
    const key = seriesKey(matchLabels(series.labels, matching));
    if (byKey.has(key)) {
      throw new AppError(
        'bad_request',
        `multiple matches for labels: many-to-one matching must be explicit (group_left/group_right)`,
      );
    }
    byKey.set(key, series);
  }
  const seen = new Set<string>();
  return many.flatMap((series) => {
    const key = seriesKey(matchLabels(series.labels, matching));
    const other = byKey.get(key);
    if (other === undefined) return [];
    if (!matching?.group && seen.has(key)) {
      throw new AppError(
        'bad_request',
        'multiple matches for labels: grouping labels must ensure unique matches',
      );
    }
    seen.add(key);
    const values = series.values.map((value, step) => {
      const against = other.values[step];
      if (value === null || against === null || against === undefined) return null;
      return swapped ? apply(op, bool, against, value, against) : apply(op, bool, value, against, value);
    });
    return [
      { labels: resultLabels(series.labels, other.labels, matching, isComparison(op) && !bool), values },
    ];
  });
}

function matchLabels(labels: SeriesLabels, matching: VectorMatching | null): Map<string, string> {
  if (matching === null) return new Map(labels);
  const named = new Set(matching.labels);
  return new Map([...labels].filter(([name]) => named.has(name) === matching.on));
}

function resultLabels(
  many: SeriesLabels,
  one: SeriesLabels,
  matching: VectorMatching | null,
  keepsAll: boolean,
): SeriesLabels {
  if (matching?.group) {
    const included = matching.include.map((name) => [name, one.get(name) ?? ''] as const);
    return sortLabels([...many, ...included]);
  }
  return keepsAll && matching === null ? many : matchLabels(many, matching);
}

function combineSets(
  op: 'and' | 'or' | 'unless',
  matching: VectorMatching | null,
  left: Series[],
  right: Series[],
): Series[] {
  const index = (side: Series[]) => {
    const byKey = new Map<string, Series[]>();
    for (const series of side) {
      const key = seriesKey(matchLabels(series.labels, matching));
      byKey.set(key, [...(byKey.get(key) ?? []), series]);
    }
    return byKey;
  };
  const keyOf = (series: Series) => seriesKey(matchLabels(series.labels, matching));
  const hasAt = (list: Series[] | undefined, step: number) =>
    list?.some(({ values }) => values[step] !== null && values[step] !== undefined) ?? false;
  const keep = (side: Series[], others: Map<string, Series[]>, wanted: boolean) =>
    side.map((series) => ({
      labels: series.labels,
      values: series.values.map((value, step) =>
        hasAt(others.get(keyOf(series)), step) === wanted ? value : null,
      ),
    }));
  if (op === 'or') return [...left, ...keep(right, index(left), false)];
  return keep(left, index(right), op === 'and');
}

function isComparison(op: BinaryOp): boolean {
  return ['==', '!=', '>', '>=', '<', '<='].includes(op);
}

function compare(op: BinaryOp, a: number, b: number): boolean {
  if (op === '==') return a === b;
  if (op === '!=') return a !== b;
  if (op === '>') return a > b;
  if (op === '>=') return a >= b;
  return op === '<' ? a < b : a <= b;
}

function arithmetic(op: BinaryOp, a: number, b: number): number {
  if (op === '+') return a + b;
  if (op === '-') return a - b;
  if (op === '*') return a * b;
  if (op === '/') return b === 0 ? Number.NaN : a / b;
  if (op === '%') return b === 0 ? Number.NaN : a % b;
  return a ** b;
}
