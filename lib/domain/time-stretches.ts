import type { TimeRange } from '../time/time-range';

/** A part of a cell of time that is read for the whole of it. */
export interface TimeStretch extends TimeRange {
  /** Place of its cell. */
  cell: number;
  /** What one of its records stands for: the length of its stratum over its own. */
  weight: number;
}

/** Each cell cut into as many equal strata; of each, one stretch from a place that follows no rhythm. */
export function timeStretches(
  cells: readonly TimeRange[],
  { perCell, share, random }: { perCell: number; share: number; random: () => number },
): TimeStretch[] {
  const stretches: TimeStretch[] = [];
  for (const [cell, { fromNs: from, toNs: to }] of cells.entries()) {
    const stratum = (to - from) / BigInt(perCell);
    if (stratum < 1n) continue;
    const part = BigInt(Math.floor(Number(stratum) * share));
    const length = part < 1n ? 1n : part;
    for (let of = 0; of < perCell; of++) {
      const free = Number(stratum - length);
      const fromNs = from + stratum * BigInt(of) + BigInt(Math.floor(random() * Math.max(0, free)));
      stretches.push({ fromNs, toNs: fromNs + length, cell, weight: Number(stratum) / Number(length) });
    }
  }
  return stretches;
}

/**
 * Half of the 95 % interval of the total, as a share of it: from how much neighbouring stretches of a cell differ.
 * Source: Cochran, Sampling Techniques, 5.3 (stratified) and 5A.12 (collapsed strata).
 * @param found matches in each stretch @param share of the time that was read
 */
export function stretchError(
  stretches: readonly Pick<TimeStretch, 'cell' | 'weight'>[],
  found: readonly number[],
  share: number,
): number {
  let total = 0;
  let variance = 0;
  const inCell = new Map<number, number[]>();
  for (const [at, { cell, weight }] of stretches.entries()) {
    const matches = (found[at] ?? 0) * weight;
    total += matches;
    inCell.set(cell, [...(inCell.get(cell) ?? []), matches]);
  }
  for (const values of inCell.values()) {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const spread =
      values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
    variance += values.length * spread * (1 - share);
  }
  return total === 0 ? 1 : Math.min(1, (1.96 * Math.sqrt(variance)) / total);
}
