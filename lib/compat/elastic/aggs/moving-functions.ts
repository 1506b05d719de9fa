/** A number of the values in a window; null: of none. */
type MovingFunction = (values: readonly number[]) => number | null;

const CALL =
  /^\s*(?:return\s+)?MovingFunctions\s*\.\s*(\w+)\s*\(\s*values\s*((?:,[^,()]*(?:\(\s*values\s*\))?\s*)*)\)\s*;?\s*$/;

/**
 * A call of one of Elasticsearch's MovingFunctions; null for any other script.
 * Source: Elasticsearch reference, "Moving function aggregation", pre-built functions.
 */
export function movingFunction(script: string): MovingFunction | null {
  const match = script.length > 500 ? null : CALL.exec(script);
  const [, name = '', rest = ''] = match ?? [];
  const more = rest
    .split(',')
    .slice(1)
    .map((part) => part.trim());
  switch (name) {
    case 'max':
      return more.length > 0
        ? null
        : (values) => (values.length === 0 ? null : values.reduce((a, b) => Math.max(a, b)));
    case 'min':
      return more.length > 0
        ? null
        : (values) => (values.length === 0 ? null : values.reduce((a, b) => Math.min(a, b)));
    case 'sum':
      return more.length > 0 ? null : sum;
    case 'unweightedAvg':
      return more.length > 0 ? null : average;
    case 'linearWeightedAvg':
      return more.length > 0 ? null : linearAverage;
    case 'stdDev':
      return more[0] === 'MovingFunctions.unweightedAvg(values)' && more.length === 1 ? deviation : null;
    case 'ewma': {
      const alpha = Number(more[0]);
      return more.length === 1 && alpha >= 0 && alpha <= 1 ? (values) => weighted(values, alpha) : null;
    }
    default:
      return null;
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function average(values: readonly number[]): number | null {
  return values.length === 0 ? null : sum(values) / values.length;
}

function linearAverage(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  let [total, weights] = [0, 1];
  for (const [index, value] of values.entries()) {
    total += value * (index + 1);
    weights += index + 1;
  }
  return total / weights;
}

function deviation(values: readonly number[]): number | null {
  const mean = average(values);
  if (mean === null) return null;
  return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / values.length);
}

function weighted(values: readonly number[], alpha: number): number | null {
  return values.reduce<number | null>(
    (before, value) => (before === null ? value : value * alpha + before * (1 - alpha)),
    null,
  );
}
