import type { FlameFrame, FlameLayout } from './flame-frame';
import { numberOperations } from './number-operations';
import type { TraceModel, TraceNode } from './trace-model';

/** A call path while spans are still being added to it; `weight` is what its width is measured by. */
interface CallPath extends FlameFrame {
  children: CallPath[];
  weight: number;
}

/**
 * The flame graph of call paths (an icicle): spans with the same chain of service and operation from their root are one
 * frame. Its width is the self time of all that it holds and calls, so children always fit inside their parents and
 * parallel work adds up; a trace of no duration is measured by spans. Siblings by width, the widest first.
 */
export function flamePaths(model: TraceModel): FlameLayout {
  const { paths, tops, pathOf } = mergePaths(model);
  const timed = paths.some((path) => path.selfNs > 0);
  for (const path of paths) path.weight = timed ? path.selfNs : path.count;
  let width = 0;
  // A path comes after the one above it, so backwards every sum is complete before it is passed on.
  for (const path of paths.toReversed()) {
    const above = paths[path.parent];
    if (above) above.weight += path.weight;
    else width += path.weight;
  }
  const { frames, rows } = placePaths(tops);
  return { frames, rows, width: Math.max(1, width), frameOf: pathOf.map((at) => paths[at]?.index ?? -1) };
}

function mergePaths(model: TraceModel): { paths: CallPath[]; tops: CallPath[]; pathOf: Int32Array } {
  const operations = numberOperations(model);
  const paths: CallPath[] = [];
  const tops: CallPath[] = [];
  const pathOf = new Int32Array(model.nodes.length);
  const known = new Map<number, number>();
  for (const node of model.nodes) {
    const parent = pathOf[node.parent] ?? -1;
    const key = (parent + 1) * operations.count + (operations.of[node.index] ?? 0);
    const at = known.get(key) ?? paths.length;
    let path = paths[at];
    if (!path) {
      known.set(key, at);
      path = newPath(at, parent, node);
      paths.push(path);
      (paths[parent]?.children ?? tops).push(path);
    }
    pathOf[node.index] = at;
    path.count++;
    if (node.isError) path.errors++;
    path.totalNs += node.durationNs;
    path.selfNs += node.selfNs;
  }
  return { paths, tops, pathOf };
}

// Written out field by field: copies by spread take several times as long, and there may be 100,000.
function newPath(
  index: number,
  parent: number,
  { index: node, span: { service, name } }: TraceNode,
): CallPath {
  const row = 0;
  const [from, to, end] = [0, 0, 0];
  const [count, errors, totalNs, selfNs, weight] = [0, 0, 0, 0, 0];
  return {
    index,
    parent,
    end,
    row,
    from,
    to,
    service,
    name,
    node,
    count,
    errors,
    totalNs,
    selfNs,
    children: [],
    weight,
  };
}

/** Depth first, so that all below a frame is one run; gives the paths their final index. */
function placePaths(tops: CallPath[]): { frames: FlameFrame[]; rows: number } {
  const frames: FlameFrame[] = [];
  let rows = 0;
  const stack: { path: CallPath; parent: number; row: number; from: number }[] = [];
  const open = (paths: CallPath[], parent: number, row: number, from: number) => {
    if (paths.length > 1) paths.sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1));
    let end = from;
    for (const path of paths) end += path.weight;
    for (let i = paths.length - 1; i >= 0; i--) {
      const path = paths[i];
      if (!path) continue;
      end -= path.weight;
      stack.push({ path, parent, row, from: end });
    }
  };
  open(tops, -1, 0, 0);
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { path, parent, row, from } = next;
    path.index = frames.length;
    path.parent = parent;
    path.row = row;
    path.from = from;
    path.to = from + path.weight;
    path.end = path.index + 1;
    frames.push(path);
    rows = Math.max(rows, row + 1);
    open(path.children, path.index, row + 1, from);
  }
  for (const frame of frames.toReversed()) {
    const above = frames[frame.parent];
    if (above) above.end = Math.max(above.end, frame.end);
  }
  return { frames, rows };
}
