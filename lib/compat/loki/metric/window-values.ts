import { AppError } from '../../../errors';
import type { RangeExpr } from '../logql/logql-ast';
import { coveredBy, type QuerySteps } from './query-steps';

/** Samples of one series, oldest first. */
export interface Samples {
  timesNs: bigint[];
  values: number[];
}

/** The value of a range operation at each step, over the samples of (step − range, step]; null where it has none. */
export function windowValues(
  expr: RangeExpr,
  { timesNs, values }: Samples,
  steps: QuerySteps,
  work: { left: number },
): (number | null)[] {
  const { afterNs } = coveredBy(steps, expr.rangeNs, expr.offsetNs);
  const seconds = Number(expr.rangeNs) / 1e9;
  const compute = COMPUTE[expr.op];
  const results: (number | null)[] = [];
  let from = 0;
  let to = 0;
  for (let step = 0; step < steps.count; step++) {
    const after = afterNs + steps.stepNs * BigInt(step);
    const until = after + expr.rangeNs;
    while (to < timesNs.length && (timesNs[to] ?? 0n) <= until) to += 1;
    while (from < to && (timesNs[from] ?? 0n) <= after) from += 1;
    work.left -= to - from + 1;
    if (work.left < 0) throw tooMuch();
    results.push(from === to ? null : compute({ values, from, to, seconds, param: expr.param ?? 0 }));
  }
  return results;
}

interface Window {
  values: readonly number[];
  from: number;
  to: number;
  seconds: number;
  param: number;
}

const COMPUTE: Record<RangeExpr['op'], (window: Window) => number> = {
  count_over_time: ({ from, to }) => to - from,
  rate: (window) => sum(window) / window.seconds,
  rate_counter: () => {
    throw new AppError('bad_request', 'rate_counter is not supported by this server; use rate.');
  },
  bytes_over_time: sum,
  bytes_rate: (window) => sum(window) / window.seconds,
  sum_over_time: sum,
  avg_over_time: mean,
  min_over_time: (window) => fold(window, Math.min),
  max_over_time: (window) => fold(window, Math.max),
  stdvar_over_time: variance,
  stddev_over_time: (window) => Math.sqrt(variance(window)),
  quantile_over_time: (window) => quantile(window.param, window.values.slice(window.from, window.to)),
  first_over_time: ({ values, from }) => values[from] ?? 0,
  last_over_time: ({ values, to }) => values[to - 1] ?? 0,
  absent_over_time: () => 1,
};

function sum({ values, from, to }: Window): number {
  let total = 0;
  for (let at = from; at < to; at++) total += values[at] ?? 0;
  return total;
}

function mean(window: Window): number {
  return sum(window) / (window.to - window.from);
}

function fold({ values, from, to }: Window, pick: (a: number, b: number) => number): number {
  let found = values[from] ?? 0;
  for (let at = from + 1; at < to; at++) found = pick(found, values[at] ?? 0);
  return found;
}

function variance(window: Window): number {
  const average = mean(window);
  let total = 0;
  for (let at = window.from; at < window.to; at++) total += ((window.values[at] ?? 0) - average) ** 2;
  return total / (window.to - window.from);
}

/** With linear interpolation between neighbours, as Prometheus does. */
function quantile(q: number, unsorted: number[]): number {
  if (unsorted.length === 0) return Number.NaN;
  if (q < 0) return -Infinity;
  if (q > 1) return Infinity;
  const values = unsorted.sort((a, b) => a - b);
  const rank = q * (values.length - 1);
  const low = Math.floor(rank);
  const [a = 0, b = 0] = [values[low], values[Math.min(low + 1, values.length - 1)]];
  return a * (1 - (rank - low)) + b * (rank - low);
}

function tooMuch(): AppError {
  return new AppError(
    'bad_request',
    'the query would compute too many samples: widen the step, or narrow the range or the selector',
  );
}
