import { describe, expect, it } from 'vitest';
import type { MetricExpr } from '../logql/logql-ast';
import { parseLogql } from '../logql/parse-logql';
import { evaluateMetric } from './evaluate-metric';
import { instantSteps, stepsOf } from './query-steps';
import { RangeSamples } from './range-samples';
import type { Series } from './series';

const SECOND = 1_000_000_000n;
/** Seconds, app, pod, line. */
const LINES: [number, string, string, string][] = [
  [10, 'a', 'p1', 'ms=10'],
  [20, 'a', 'p2', 'ms=30'],
  [30, 'a', 'p1', 'ms=50'],
  [40, 'b', 'p3', 'ms=5'],
  [50, 'a', 'p1', 'none'],
];

function evaluate(query: string, steps = instantSteps(60n * SECOND)) {
  const expr = parseLogql(query) as MetricExpr;
  const ranges = new Map<MetricExpr, Series[]>();
  const read = (node: MetricExpr): void => {
    if (node.kind === 'range') {
      const samples = new RangeSamples(node);
      const wanted = node.log.selector[0]?.value;
      for (const [at, app, pod, line] of LINES) {
        if (wanted !== '.+' && wanted !== app) continue;
        const stream = new Map([
          ['app', app],
          ['pod', pod],
        ]);
        samples.add({ timeNs: BigInt(at) * SECOND, line, stream, metadata: new Map() });
      }
      ranges.set(node, samples.series(steps));
    } else if (node.kind === 'binary') {
      read(node.left);
      read(node.right);
    } else if ('child' in node) read(node.child);
  };
  read(expr);
  const value = evaluateMetric(expr, steps, ranges);
  if (typeof value === 'number') return value;
  const shown = value.map(({ labels, values }) => [
    [...labels].map(([name, text]) => `${name}=${text}`).join(),
    values.length === 1 ? values[0] : values,
  ]);
  return Object.fromEntries(shown.filter(([, found]) => found !== null));
}

describe('a metric query', () => {
  it.each([
    ['count_over_time({app="a"}[60s])', { 'app=a,pod=p1': 3, 'app=a,pod=p2': 1 }],
    ['count_over_time({app=~".+"}[20s])', { 'app=a,pod=p1': 1 }],
    ['rate({app="b"}[50s])', { 'app=b,pod=p3': 0.02 }],
    ['bytes_over_time({app="b"}[50s])', { 'app=b,pod=p3': 4 }],
    ['count_over_time({app="a"}[30s] offset 30s)', { 'app=a,pod=p1': 2, 'app=a,pod=p2': 1 }],
    ['absent_over_time({app="none"}[1m])', { 'app=none': 1 }],
    ['absent_over_time({app="a"}[1m])', {}],
  ])('%s', (query, expected) => {
    expect(evaluate(query)).toEqual(expected);
  });

  it.each([
    ['sum_over_time', 90],
    ['avg_over_time', 30],
    ['min_over_time', 10],
    ['max_over_time', 50],
    ['first_over_time', 10],
    ['last_over_time', 50],
    ['stdvar_over_time', 800 / 3],
    ['rate', 1.5],
  ])('%s of what is unwrapped; lines without the label are no samples', (op, expected) => {
    const found = evaluate(`sum by (app) (${op}({app="a"} | logfmt | drop pod | unwrap ms [60s]))`);
    expect(found).toEqual({ 'app=a': expect.closeTo(expected, 9) });
  });

  it('interpolates quantiles as Prometheus does', () => {
    expect(evaluate('quantile_over_time(0.25, {app="a"} | logfmt | unwrap ms [60s]) by (app)')).toEqual({
      'app=a': 20,
    });
  });

  it('refuses values that are none, unless they are left out', () => {
    expect(() =>
      evaluate('sum_over_time({app="a"} | logfmt | label_format ms="x" | unwrap ms [60s])'),
    ).toThrow(/pipeline error: 'SampleExtractionErr' for series: /);
    expect(
      evaluate('sum_over_time({app="a"} | logfmt | label_format ms="x" | unwrap ms | __error__="" [60s])'),
    ).toEqual({});
  });

  it.each([
    ['sum by (app) (count_over_time({app=~".+"}[60s]))', { 'app=a': 4, 'app=b': 1 }],
    ['sum without (pod) (count_over_time({app=~".+"}[60s]))', { 'app=a': 4, 'app=b': 1 }],
    ['max(count_over_time({app=~".+"}[60s]))', { '': 3 }],
    ['avg(count_over_time({app=~".+"}[60s]))', { '': expect.closeTo(5 / 3, 9) }],
    ['count by (app) (count_over_time({app=~".+"}[60s]))', { 'app=a': 2, 'app=b': 1 }],
    ['topk(1, count_over_time({app=~".+"}[60s]))', { 'app=a,pod=p1': 3 }],
    ['bottomk(1, sum by (app) (count_over_time({app=~".+"}[60s])))', { 'app=b': 1 }],
    ['topk by (app) (1, count_over_time({app=~".+"}[60s]))', { 'app=a,pod=p1': 3, 'app=b,pod=p3': 1 }],
  ])('%s', (query, expected) => {
    expect(evaluate(query)).toEqual(expected);
  });

  it.each([
    ['7 % 4 + 2 ^ 3 ^ 0', 5],
    ['2 > bool 1', 1],
    ['vector(3) * 2', { '': 6 }],
    ['sum by (app) (count_over_time({app=~".+"}[60s])) > 1', { 'app=a': 4 }],
    ['sum by (app) (count_over_time({app=~".+"}[60s])) > bool 1', { 'app=a': 1, 'app=b': 0 }],
    ['1 < sum by (app) (count_over_time({app=~".+"}[60s]))', { 'app=a': 4 }],
    [
      'count_over_time({app="a"}[60s]) / ignoring(pod) group_left sum by (app) (count_over_time({app="a"}[60s]))',
      { 'app=a,pod=p1': 0.75, 'app=a,pod=p2': 0.25 },
    ],
    ['count_over_time({app="a"}[60s]) unless on(pod) count_over_time({app="a"}[20s])', { 'app=a,pod=p2': 1 }],
    ['sum(count_over_time({app="none"}[60s])) or vector(0)', { '': 0 }],
    ['sum by (app) (count_over_time({app="b"}[60s])) and sum by (app) (count_over_time({app="a"}[60s]))', {}],
    ['sum(count_over_time({app="b"}[60s])) / 0', { '': Number.NaN }],
    [
      'label_replace(sum by (app) (count_over_time({app="a"}[60s])), "who", "<$1>", "app", "(.*)")',
      { 'app=a,who=<a>': 4 },
    ],
  ])('%s', (query, expected) => {
    expect(evaluate(query)).toEqual(expected);
  });

  it('refuses to match many with many', () => {
    expect(() =>
      evaluate(
        'sum by (app) (count_over_time({app="a"}[60s])) / ignoring(pod) count_over_time({app="a"}[60s])',
      ),
    ).toThrow(/many-to-one matching must be explicit/);
  });

  it('has a value at each step for the range before it, its end included and its start not', () => {
    const steps = stepsOf(20n * SECOND, 60n * SECOND, 10n * SECOND);
    expect(evaluate('sum(count_over_time({app="a"}[20s]))', steps)).toEqual({ '': [2, 2, 1, 1, 1] });
    expect(evaluate('topk(1, sum by (pod) (count_over_time({app=~".+"}[10s])))', steps)).toEqual({
      'pod=p1': [null, 1, null, 1, null],
      'pod=p2': [1, null, null, null, null],
      'pod=p3': [null, null, 1, null, null],
    });
  });
});
