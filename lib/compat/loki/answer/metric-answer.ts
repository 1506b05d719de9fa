import type { MetricExpr } from '../logql/logql-ast';
import type { Operand } from '../metric/combine-series';
import type { QuerySteps } from '../metric/query-steps';
import type { Series } from '../metric/series';

type Point = [number, string];
export type MetricAnswer =
  | { resultType: 'matrix'; result: { metric: Record<string, string>; values: Point[] }[] }
  | { resultType: 'vector'; result: { metric: Record<string, string>; value: Point }[] }
  | { resultType: 'scalar'; result: Point };

/** A range query's answer. A number alone is a series without labels. */
export function matrixAnswer(value: Operand, steps: QuerySteps): MetricAnswer {
  const series: Series[] =
    typeof value === 'number'
      ? [{ labels: new Map(), values: Array.from({ length: steps.count }, () => value) }]
      : value;
  const result = series
    .map(({ labels, values }) => ({
      metric: Object.fromEntries(labels),
      values: values.flatMap((point, step) => (point === null ? [] : [pointAt(steps, step, point)])),
    }))
    .filter(({ values }) => values.length > 0);
  return { resultType: 'matrix', result: result.sort(byLabels) };
}

/** An instant query's answer; `sort` and `topk` at the top order it by value. */
export function vectorAnswer(expr: MetricExpr, value: Operand, steps: QuerySteps): MetricAnswer {
  if (typeof value === 'number') return { resultType: 'scalar', result: pointAt(steps, 0, value) };
  const found = value.flatMap(({ labels, values: [point] }) =>
    point === null || point === undefined ? [] : [{ metric: Object.fromEntries(labels), point }],
  );
  const op = expr.kind === 'aggregate' ? expr.op : null;
  if (op === 'sort' || op === 'bottomk') found.sort((a, b) => a.point - b.point);
  else if (op === 'sort_desc' || op === 'topk' || op === 'approx_topk')
    found.sort((a, b) => b.point - a.point);
  else found.sort(byLabels);
  return {
    resultType: 'vector',
    result: found.map(({ metric, point }) => ({ metric, value: pointAt(steps, 0, point) })),
  };
}

function pointAt({ firstNs, stepNs }: QuerySteps, step: number, value: number): Point {
  const ms = (firstNs + stepNs * BigInt(step)) / 1_000_000n;
  return [Number(ms) / 1000, printNumber(value)];
}

/** As Go prints a float. */
function printNumber(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return '+Inf';
  return value === Number.NEGATIVE_INFINITY ? '-Inf' : String(value);
}

function byLabels(a: { metric: Record<string, string> }, b: { metric: Record<string, string> }): number {
  const [left, right] = [JSON.stringify(a.metric), JSON.stringify(b.metric)];
  return left < right ? -1 : left > right ? 1 : 0;
}
