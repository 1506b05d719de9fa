import { type Curve, pointOn } from './edge-path';

interface Point {
  x: number;
  y: number;
}

const SAMPLES = 28;
const MARGIN = 5;
// How far the two control points are moved up or down, in heights of a card with its gap.
const STEPS = [0, 1, -1, 2, -2, 3, -3, 4.5, -4.5, 6, -6, 9, -9];
const BENDS = STEPS.flatMap((one) => STEPS.map((two) => [one, two] as const)).sort(
  ([a, b], [c, d]) =>
    Math.abs(a) + Math.abs(b) + Math.abs(a - b) - (Math.abs(c) + Math.abs(d) + Math.abs(c - d)),
);

/** The curve, or the least bent one like it, that runs beneath no card of another; where none is clear, beneath the fewest. */
export function clearCurve(
  curve: Curve,
  others: readonly Point[],
  box: { width: number; height: number },
): Curve {
  let best = curve;
  let least = cardsBeneath(curve, others, box);
  if (least === 0) return curve;
  const [start, one, two, end] = curve;
  const step = box.height + 18;
  for (const [first, second] of BENDS) {
    const bent: Curve = [
      start,
      { x: one.x, y: one.y + first * step },
      { x: two.x, y: two.y + second * step },
      end,
    ];
    const hits = cardsBeneath(bent, others, box);
    if (hits < least) [best, least] = [bent, hits];
    if (least === 0) break;
  }
  return best;
}

/** How many cards a curve runs beneath. */
export function cardsBeneath(
  curve: Curve,
  cards: readonly Point[],
  box: { width: number; height: number },
): number {
  const [wide, high] = [box.width / 2 + MARGIN, box.height / 2 + MARGIN];
  const points = Array.from({ length: SAMPLES - 1 }, (_, index) => pointOn(curve, (index + 1) / SAMPLES));
  return cards.filter(({ x, y }) =>
    points.some((point) => Math.abs(point.x - x) < wide && Math.abs(point.y - y) < high),
  ).length;
}
