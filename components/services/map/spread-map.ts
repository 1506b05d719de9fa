import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from 'd3';

interface Place extends SimulationNodeDatum {
  id: string;
  x: number;
  y: number;
}

interface Spread {
  places: readonly { id: string; x: number; y: number }[];
  edges: readonly { from: string; to: string }[];
  box: { width: number; height: number };
  aspect: number;
}

const TICKS = 260;
const ROUNDS = 60;
const GAP = 26;

/**
 * Where most services call each other in circles, layers are a thin chain with arcs around it. Forces spread them over
 * the plane, callers still to the left. Deterministic: d3's forces draw from a fixed series.
 */
export function spreadMap({ places, edges, box, aspect }: Spread): { id: string; x: number; y: number }[] {
  const left = Math.min(...places.map(({ x }) => x));
  const right = Math.max(...places.map(({ x }) => x));
  const height = Math.sqrt((places.length * (box.width + 2 * GAP) * (box.height + 5 * GAP)) / aspect);
  const width = height * aspect;
  const order = [...places].sort((a, b) => a.x - b.x || a.y - b.y);
  const nodes: Place[] = order.map(({ id, x }, index) => ({
    id,
    x: ((x - left) / Math.max(1, right - left)) * width,
    // Steps of the golden section: neighbours in the chain start far from each other.
    y: ((index * 0.618_034) % 1) * height,
  }));
  const wanted = new Map(nodes.map(({ id, x }) => [id, x]));
  forceSimulation(nodes)
    .force('charge', forceManyBody().strength(-1600))
    .force(
      'link',
      forceLink<Place, { source: string; target: string }>(
        edges.map(({ from, to }) => ({ source: from, target: to })),
      )
        .id(({ id }) => id)
        .distance(box.width + 3 * GAP)
        .strength(0.06),
    )
    .force('layer', forceX<Place>(({ id }) => wanted.get(id) ?? 0).strength(0.28))
    .force('middle', forceY<Place>(height / 2).strength(0.045 * aspect))
    .force('apart', forceCollide(box.width / 2))
    .stop()
    .tick(TICKS);
  separate(nodes, box);
  return nodes.map(({ id, x, y }) => ({ id, x, y }));
}

/** Pushes cards off each other, along the axis on which they overlap less. */
function separate(nodes: Place[], box: { width: number; height: number }): void {
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    for (const [index, one] of nodes.entries()) {
      for (const other of nodes.slice(index + 1)) {
        const across = box.width + GAP - Math.abs(one.x - other.x);
        const down = box.height + GAP - Math.abs(one.y - other.y);
        if (across <= 0.01 || down <= 0.01) continue;
        moved = true;
        if (down * 2 <= across) {
          const half = ((one.y <= other.y ? -1 : 1) * down) / 2;
          one.y += half;
          other.y -= half;
        } else {
          const half = ((one.x <= other.x ? -1 : 1) * across) / 2;
          one.x += half;
          other.x -= half;
        }
      }
    }
    if (!moved) return;
  }
}
