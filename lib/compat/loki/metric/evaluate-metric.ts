import type { MetricExpr, RangeExpr } from '../logql/logql-ast';
import { compileRegex } from '../logql/re2-regex';
import { aggregateSeries } from './aggregate-series';
import { combineOperands, type Operand } from './combine-series';
import type { QuerySteps } from './query-steps';
import { type Series, sortLabels } from './series';

/**
 * The value of a metric query from those of its ranges. @param ranges of each range in the tree, or of the `sum` around
 * it that was computed with it
 */
export function evaluateMetric(
  expr: MetricExpr,
  steps: QuerySteps,
  ranges: ReadonlyMap<MetricExpr, Series[]>,
): Operand {
  const known = ranges.get(expr);
  if (known)
    return expr.kind === 'range' && expr.op === 'absent_over_time' ? absent(expr, steps, known) : known;
  switch (expr.kind) {
    case 'range':
      throw new Error('a range of the query was not read');
    case 'literal':
      return expr.value;
    case 'vector':
      return [{ labels: new Map(), values: Array.from({ length: steps.count }, () => expr.value) }];
    case 'aggregate': {
      const child = evaluateMetric(expr.child, steps, ranges);
      return typeof child === 'number' ? child : aggregateSeries(expr.op, expr.param, expr.grouping, child);
    }
    case 'binary':
      return combineOperands(
        expr,
        evaluateMetric(expr.left, steps, ranges),
        evaluateMetric(expr.right, steps, ranges),
      );
    case 'label-replace': {
      const child = evaluateMetric(expr.child, steps, ranges);
      return typeof child === 'number' ? child : replaceLabels(expr, child);
    }
  }
}

/** 1 at the steps without any sample, under the labels the selector says by `=`. */
function absent(expr: RangeExpr, steps: QuerySteps, found: readonly Series[]): Series[] {
  const labels = sortLabels(
    expr.log.selector.flatMap(({ name, sign, value }) => (sign === '=' ? [[name, value] as const] : [])),
  );
  const values = Array.from({ length: steps.count }, (_, step) =>
    found.some((series) => series.values[step] !== null && series.values[step] !== undefined) ? null : 1,
  );
  return [{ labels, values }];
}

function replaceLabels(expr: MetricExpr & { kind: 'label-replace' }, input: readonly Series[]): Series[] {
  const regex = compileRegex(`^(?:${expr.regex})$`);
  return input.map(({ labels, values }) => {
    const groups = regex.exec(labels.get(expr.from) ?? '');
    if (groups === null) return { labels, values };
    const value = expr.replacement.replace(/\$(?:(\d+)|\{(\w+)\}|(\w+))/g, (_, digits, braced, bare) => {
      const name = (digits ?? braced ?? bare) as string;
      return groups[/^\d+$/.test(name) ? Number(name) : (regex.names.get(name) ?? -1)] ?? '';
    });
    const kept = [...labels].filter(([name]) => name !== expr.to);
    return { labels: sortLabels([...kept, [expr.to, value]]), values };
  });
}
