import { Graph, layout } from '@dagrejs/dagre';
import type { TraceGraph } from './trace-graph';

/** Where things lie, in pixels of the unscaled picture. Boxes by their top left corner. */
export interface GraphLayout {
  width: number;
  height: number;
  boxes: Map<string, { x: number; y: number }>;
  /** A line a pair of nodes; none for calls of itself. */
  lines: GraphLine[];
}

/**
 * From the side of the caller's box to the side of the callee's. Points come in pairs: a line bends between the two of a
 * pair, where no boxes are, and runs straight from one pair to the next, past the boxes of a layer.
 */
export interface GraphLine {
  from: string;
  to: string;
  points: Point[];
  /** On the line, in a gap between layers: the place of its count. */
  middle: Point;
}

interface Point {
  x: number;
  y: number;
}

/**
 * Callers left of what they call, in layers (dagre). Calls back to a caller are drawn against the flow.
 */
export function layoutGraph(graph: TraceGraph, box: { width: number; height: number }): GraphLayout {
  const drawing = new Graph();
  drawing.setGraph({
    rankdir: 'LR',
    nodesep: 16,
    ranksep: 72,
    // Turns few lines round where operations call each other in a circle; it needs whole weights.
    acyclicer: 'greedy',
  });
  for (const { key } of graph.nodes) drawing.setNode(key, { ...box });
  for (const { from, to, count } of graph.edges)
    if (from !== to) drawing.setEdge(from, to, { weight: 1 + Math.floor(Math.log2(count)) });
  layout(drawing);
  const boxes = new Map(
    drawing.nodes().map((key) => {
      const { x = 0, y = 0 } = drawing.node(key) as { x?: number; y?: number };
      return [key, { x: x - box.width / 2, y: y - box.height / 2 }];
    }),
  );
  const lines = drawing.edges().map(({ v, w }) => {
    const { points = [] } = drawing.edge(v, w) as { points?: Point[] };
    return lineBetween(v, w, points, boxes, box);
  });
  const { width = 0, height = 0 } = drawing.graph() as { width?: number; height?: number };
  return { width, height, boxes, lines };
}

function lineBetween(
  from: string,
  to: string,
  way: readonly Point[],
  boxes: GraphLayout['boxes'],
  box: { width: number; height: number },
): GraphLine {
  const [start, end] = [boxes.get(from) ?? { x: 0, y: 0 }, boxes.get(to) ?? { x: 0, y: 0 }];
  const forward = end.x > start.x;
  const [near, far] = forward ? [0, box.width] : [box.width, 0];
  const points = [{ x: start.x + far, y: start.y + box.height / 2 }];
  const layers = new Set([...boxes.values()].map(({ x }) => x));
  // Dagre has points amid the gaps too: those would only bend the line once more.
  for (const { x, y } of way.slice(1, -1)) {
    const left = [...layers].find((side) => x > side && x < side + box.width);
    const between = left !== undefined && left !== start.x && left !== end.x;
    if (between) points.push({ x: left + near, y }, { x: left + far, y });
  }
  points.push({ x: end.x + near, y: end.y + box.height / 2 });
  const bend = 2 * Math.floor(points.length / 4);
  const [one, two] = [points[bend] ?? start, points[bend + 1] ?? end];
  return { from, to, points, middle: { x: (one.x + two.x) / 2, y: (one.y + two.y) / 2 } };
}
