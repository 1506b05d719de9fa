/** Values in rising order, each with the unit (the trace) it is of. */
export interface SortedValues {
  values: Float64Array;
  units: Uint32Array;
}

export function sortValues(pairs: readonly { value: number; unit: number }[]): SortedValues {
  const sorted = pairs.toSorted((a, b) => a.value - b.value);
  return {
    values: Float64Array.from(sorted, ({ value }) => value),
    units: Uint32Array.from(sorted, ({ unit }) => unit),
  };
}

/** The quantile by nearest rank: a value that occurs. NaN where there are none. */
export function quantile(values: Float64Array, share: number): number {
  return values[Math.max(0, Math.ceil(share * values.length) - 1)] ?? Number.NaN;
}

/** The same for several shares in rising order when each unit counts as often as `weights` says; NaN where none is left. */
export function weightedQuantiles(
  { values, units }: SortedValues,
  weights: Uint16Array,
  shares: readonly number[],
): number[] {
  let all = 0;
  for (const unit of units) all += weights[unit] ?? 0;
  const targets = shares.map((share) => Math.max(1, Math.ceil(share * all)));
  const found: number[] = [];
  let seen = 0;
  for (let at = 0; at < values.length && found.length < targets.length; at++) {
    seen += weights[units[at] ?? 0] ?? 0;
    while (found.length < targets.length && seen >= (targets[found.length] ?? 0))
      found.push(values[at] ?? Number.NaN);
  }
  while (found.length < shares.length) found.push(Number.NaN);
  return found;
}
