import type { FlameFrame, FlameLayout } from './flame-frame';
import { FreeLanes } from './free-lanes';
import type { TraceModel, TraceNode } from './trace-model';

/** The block of rows and time that each span and all below it take, by node index. */
interface Blocks {
  fromNs: Float64Array;
  toNs: Float64Array;
  height: Int32Array;
  /** Row of its top, counted from the row below its parent. */
  offset: Int32Array;
}

/**
 * The flame graph as it happened: every span at its own time, below its parent. Spans that run at the same time get
 * rows of their own, each with everything below it, so that nothing overlaps and what lies under a span is its own.
 */
export function flameLanes(model: TraceModel): FlameLayout {
  const { nodes } = model;
  const blocks: Blocks = {
    fromNs: Float64Array.from(nodes, (node) => node.startNs),
    toNs: Float64Array.from(nodes, (node) => node.endNs),
    height: new Int32Array(nodes.length).fill(1),
    offset: new Int32Array(nodes.length),
  };
  // Backwards, so that the blocks of all children are complete.
  for (let index = nodes.length - 1; index >= 0; index--) {
    const node = nodes[index];
    if (!node || node.childCount === 0) continue;
    const children: number[] = [];
    for (let at = index + 1; at < node.subtreeEnd; at = nodes[at]?.subtreeEnd ?? node.subtreeEnd)
      children.push(at);
    blocks.height[index] = 1 + stackBlocks(children, blocks);
    for (const child of children) {
      blocks.fromNs[index] = Math.min(blocks.fromNs[index] ?? 0, blocks.fromNs[child] ?? 0);
      blocks.toNs[index] = Math.max(blocks.toNs[index] ?? 0, blocks.toNs[child] ?? 0);
    }
  }
  const rows = stackBlocks([...model.roots], blocks);
  const rowOf = new Int32Array(nodes.length);
  const frames = nodes.map((node): FlameFrame => {
    const top = node.parent === -1 ? 0 : (rowOf[node.parent] ?? 0) + 1;
    const row = top + (blocks.offset[node.index] ?? 0);
    rowOf[node.index] = row;
    return frameOf(node, row);
  });
  const frameOfNode = Int32Array.from(nodes, (node) => node.index);
  return { frames, width: Math.max(1, model.durationNs), rows, frameOf: frameOfNode };
}

function frameOf(node: TraceNode, row: number): FlameFrame {
  return {
    index: node.index,
    parent: node.parent,
    end: node.subtreeEnd,
    row,
    from: node.startNs,
    to: node.endNs,
    service: node.span.service,
    name: node.span.name,
    node: node.index,
    count: 1,
    errors: node.isError ? 1 : 0,
    totalNs: node.durationNs,
    selfNs: node.selfNs,
  };
}

/** Lays blocks below their parent in lanes, each in the first that is free by its start; answers their height in rows. */
function stackBlocks(children: number[], { fromNs, toNs, height, offset }: Blocks): number {
  if (children.length === 1) return height[children[0] ?? 0] ?? 0;
  // They come by start; only what lies below them can have begun earlier.
  children.sort((a, b) => (fromNs[a] ?? 0) - (fromNs[b] ?? 0));
  const lanes = new FreeLanes(children.length);
  const laneOf: number[] = [];
  const heights: number[] = [];
  for (const child of children) {
    const lane = lanes.take(fromNs[child] ?? 0, toNs[child] ?? 0);
    laneOf.push(lane);
    heights[lane] = Math.max(heights[lane] ?? 0, height[child] ?? 0);
  }
  const tops: number[] = [];
  let below = 0;
  for (const rows of heights) {
    tops.push(below);
    below += rows;
  }
  children.forEach((child, i) => {
    offset[child] = tops[laneOf[i] ?? 0] ?? 0;
  });
  return below;
}
