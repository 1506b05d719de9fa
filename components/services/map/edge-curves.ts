import { clearCurve } from './clear-curve';
import { type Curve, edgeCurve } from './edge-path';
import type { MapLayout } from './layout-map';
import type { MapEdge } from './map-graph';
import { NODE_BOX } from './node-box';

const APART = 9;

/**
 * The curve of every edge, round the cards of others; those of several kinds between the same two nodes run beside each
 * other. Only `drawn` ones are led round: the rest is not seen unless pointed at, and there may be thousands.
 */
export function edgeCurves(
  edges: readonly MapEdge[],
  { places }: MapLayout,
  drawn: ReadonlySet<string>,
): Map<string, Curve> {
  const between = new Map<string, number>();
  const curves = new Map<string, Curve>();
  const cards = Object.values(places);
  for (const { id, from, to } of edges) {
    const [start, end] = [places[from], places[to]];
    if (!start || !end) continue;
    const pair = JSON.stringify([from, to]);
    const nth = between.get(pair) ?? 0;
    between.set(pair, nth + 1);
    const curve = edgeCurve(start, end, NODE_BOX, nth * APART);
    const others = () => cards.filter((card) => card !== start && card !== end);
    curves.set(id, drawn.has(id) && from !== to ? clearCurve(curve, others(), NODE_BOX) : curve);
  }
  return curves;
}
