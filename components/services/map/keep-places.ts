import type { MapLayout } from './layout-map';

interface Graph {
  nodes: readonly string[];
  edges: readonly { from: string; to: string }[];
}

/** Whether every node of the graph has a place already: then nothing may move. */
export function hasAllPlaces(layout: MapLayout, nodes: readonly string[]): boolean {
  return nodes.every((id) => layout.places[id] !== undefined);
}

/**
 * The layout with places for nodes that came since: below the others, in the column right of a caller (or left of a
 * callee) where there is one. What was there stays where it was.
 */
export function addPlaces(
  layout: MapLayout,
  { nodes, edges }: Graph,
  box: { width: number; height: number },
  gap: { column: number; row: number },
): MapLayout {
  const places = { ...layout.places };
  const step = box.width + gap.column;
  for (const id of nodes) {
    if (places[id]) continue;
    const caller = edges.find(({ from, to }) => to === id && places[from])?.from;
    const callee = edges.find(({ from, to }) => from === id && places[to])?.to;
    const x =
      caller !== undefined
        ? (places[caller]?.x ?? 0) + step
        : callee !== undefined
          ? (places[callee]?.x ?? 0) - step
          : box.width;
    const inColumn = Object.values(places).filter((place) => Math.abs(place.x - x) < box.width);
    const lowest = Math.max(-gap.row, ...inColumn.map(({ y }) => y + box.height / 2));
    places[id] = { x, y: lowest + gap.row + box.height / 2 };
  }
  return { ...layout, places };
}
