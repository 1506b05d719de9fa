import { RESOLUTIONS } from './fold-deltas';

/** Buckets [from, to) of one resolution (seconds), numbered from the epoch. */
export interface Piece {
  resolution: number;
  from: number;
  to: number;
}

/**
 * Cuts the minutes [fromMinute, toMinute) into as few buckets of the rollup as there are: wide ones inside, finer ones
 * towards the ends. With a step (minutes) no bucket crosses a multiple of it.
 */
export function planPieces(fromMinute: number, toMinute: number, stepMinutes: number | null): Piece[] {
  const usable = RESOLUTIONS.filter(
    (resolution) => stepMinutes === null || (stepMinutes * 60) % resolution === 0,
  );
  return cut(fromMinute * 60, toMinute * 60, usable);
}

function cut(from: number, to: number, resolutions: readonly number[]): Piece[] {
  const resolution = resolutions.at(-1);
  if (resolution === undefined || from >= to) return [];
  const finer = resolutions.slice(0, -1);
  const first = Math.ceil(from / resolution);
  const last = Math.floor(to / resolution);
  if (first >= last) return cut(from, to, finer);
  return [
    ...cut(from, first * resolution, finer),
    { resolution, from: first, to: last },
    ...cut(last * resolution, to, finer),
  ];
}
