import { path } from 'd3';

interface Point {
  x: number;
  y: number;
}

/** The bend of an edge: where it leaves, its two control points, where it arrives. */
export type Curve = readonly [Point, Point, Point, Point];

/**
 * From the right side of the caller to the left of the callee. An edge that runs back bows under both; one to itself is
 * a loop above. `shift` moves edges of several kinds between two nodes apart.
 */
export function edgeCurve(from: Point, to: Point, box: { width: number; height: number }, shift = 0): Curve {
  const half = box.width / 2;
  if (from.x === to.x && from.y === to.y) {
    const top = from.y - box.height / 2;
    return [
      { x: from.x + half / 2, y: top },
      { x: from.x + half, y: top - 34 },
      { x: from.x - half, y: top - 34 },
      { x: from.x - half / 2, y: top },
    ];
  }
  const start = { x: from.x + half, y: from.y + shift };
  const end = { x: to.x - half, y: to.y + shift };
  if (end.x > start.x + 8) {
    const bend = Math.min(Math.max((end.x - start.x) / 2, 24), 160);
    return [start, { x: start.x + bend, y: start.y }, { x: end.x - bend, y: end.y }, end];
  }
  const down = to.y - from.y;
  if (Math.abs(down) >= box.height * 1.4 && Math.abs(from.x - to.x) < Math.abs(down) * 2.5) {
    // One above the other: from the lower side to the upper one, or the other way round.
    const side = Math.sign(down) * (box.height / 2);
    const out = { x: from.x + shift * 2, y: from.y + side };
    const into = { x: to.x + shift * 2, y: to.y - side };
    const bend = Math.min(Math.abs(into.y - out.y) / 2, 120) * Math.sign(down);
    return [out, { x: out.x, y: out.y + bend }, { x: into.x, y: into.y - bend }, into];
  }
  const away = 60 + Math.abs(start.x - end.x) / 6;
  const low = Math.max(start.y, end.y) + box.height + away / 3;
  return [start, { x: start.x + away, y: low }, { x: end.x - away, y: low }, end];
}

/** The `d` of a path along a curve. */
export function curvePath([start, one, two, end]: Curve): string {
  const d = path();
  d.moveTo(start.x, start.y);
  d.bezierCurveTo(one.x, one.y, two.x, two.y, end.x, end.y);
  return d.toString();
}

/** A point of the curve, `at` in 0 … 1, for labels and glyphs. */
export function pointOn([start, one, two, end]: Curve, at: number): Point {
  const back = 1 - at;
  const mix = (a: number, b: number, c: number, d: number) =>
    back ** 3 * a + 3 * back ** 2 * at * b + 3 * back * at ** 2 * c + at ** 3 * d;
  return { x: mix(start.x, one.x, two.x, end.x), y: mix(start.y, one.y, two.y, end.y) };
}
