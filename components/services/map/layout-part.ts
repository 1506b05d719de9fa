import { Graph, layout } from '@dagrejs/dagre';
import { group } from 'd3';
import { mainEdges } from './main-edges';
import { spreadMap } from './spread-map';

/** The middle of a node's card. */
export interface MapPlace {
  id: string;
  x: number;
  y: number;
}

export interface MapPart {
  nodes: readonly string[];
  edges: readonly { from: string; to: string; rate: number }[];
}

interface Shape {
  box: { width: number; height: number };
  /** Width by height that the map should have. */
  aspect: number;
}

export const NODE_GAP = { column: 84, sub: 30, row: 18 } as const;
/** A rank with more nodes than these rows is folded into columns beside each other. */
const MIN_ROWS = 9;
/** From more ranks than these on a dense part may be a thin chain. */
const LONG = 6;

type Ranks = readonly (readonly MapPlace[])[];

/**
 * Services that are connected, in layers from callers (left) to what they call (right), by dagre's ranks and order. A
 * tower is folded into several columns; only where nearly everything calls everything, and layers would be a chain with
 * arcs around it, forces spread them.
 */
export function layoutPart(
  { nodes, edges }: MapPart,
  shape: Shape,
): { places: MapPlace[]; isDense: boolean } {
  const { box, aspect } = shape;
  const main = mainEdges(edges).filter(({ from, to }) => from !== to);
  const places = layered(nodes, main, box);
  const ranks = [...group(places, ({ x }) => Math.round(x)).values()]
    .map((rank) => rank.sort((a, b) => a.y - b.y))
    .sort((a, b) => (a[0]?.x ?? 0) - (b[0]?.x ?? 0));
  const sizes = ranks.map((rank) => rank.length);
  const rows = rowsFor(sizes, shape);
  const tower = Math.max(...places.map(({ y }) => y)) > rows * (box.height + NODE_GAP.row) * 1.4;
  const settled = tower ? fold(ranks, rows, box) : places;
  const isDense = main.length < edges.filter(({ from, to }) => from !== to).length;
  const { width, height } = extent(settled, box);
  const chain = ranks.length > LONG && width >= height * aspect * 1.9;
  return isDense && chain
    ? { places: spreadMap({ places, edges: main, box, aspect }), isDense }
    : { places: settled, isDense };
}

/** The frame around cards. */
export function extent(places: readonly MapPlace[], box: Shape['box']) {
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const left = Math.min(...xs) - box.width / 2;
  const top = Math.min(...ys) - box.height / 2;
  const width = Math.max(...xs) + box.width / 2 - left;
  return { left, top, width, height: Math.max(...ys) + box.height / 2 - top };
}

function layered(
  nodes: readonly string[],
  edges: readonly { from: string; to: string }[],
  box: Shape['box'],
) {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: NODE_GAP.row, ranksep: NODE_GAP.column, edgesep: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const id of nodes) graph.setNode(id, { width: box.width, height: box.height });
  for (const { from, to } of edges) graph.setEdge(from, to, {}, 'edge');
  layout(graph);
  return nodes.map((id): MapPlace => {
    const { x = 0, y = 0 } = graph.node(id);
    return { id, x, y };
  });
}

/** How many rows give a part about the shape of a screen. */
function rowsFor(sizes: readonly number[], { box, aspect }: Shape): number {
  for (let rows = MIN_ROWS; ; rows++) {
    const columns = sizes.reduce((sum, size) => sum + Math.ceil(size / rows), 0);
    const width = columns * (box.width + NODE_GAP.sub) + sizes.length * (NODE_GAP.column - NODE_GAP.sub);
    if (width <= rows * (box.height + NODE_GAP.row) * aspect || rows >= Math.max(...sizes, 0)) return rows;
  }
}

function fold(ranks: Ranks, rows: number, box: Shape['box']): MapPlace[] {
  const places: MapPlace[] = [];
  const rowPx = box.height + NODE_GAP.row;
  let left = 0;
  for (const rank of ranks) {
    const columns = Math.ceil(rank.length / rows);
    const used = Math.ceil(rank.length / columns);
    const top = ((rows - used) * rowPx) / 2;
    rank.forEach(({ id }, index) => {
      // Row by row, so that neighbours of dagre's order stay neighbours; every other column stands half a row lower.
      const column = index % columns;
      const y = top + (Math.floor(index / columns) + (column % 2) / 2) * rowPx;
      places.push({ id, x: left + column * (box.width + NODE_GAP.sub) + box.width / 2, y });
    });
    left += columns * (box.width + NODE_GAP.sub) - NODE_GAP.sub + NODE_GAP.column;
  }
  return places;
}
