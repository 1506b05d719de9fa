import { childrenOf } from './self-time';
import type { TraceModel, TraceNode } from './trace-model';

/** A stretch of time during which this span alone held up the trace. Nanoseconds after the trace's start. */
export interface CriticalSegment {
  index: number;
  fromNs: number;
  toNs: number;
}

interface Frame {
  node: TraceNode;
  startNs: number;
  /** Everything from here to the span's end is already told. */
  cursorNs: number;
  /** Blocking children clipped to the span, last finishing first. */
  children: { node: TraceNode; startNs: number; endNs: number }[];
  next: number;
}

/**
 * The critical path of each root: from its end walk back to the child that finished last, from that child's start to
 * the next child that had finished by then, and so on; what no child covers is the span's own. Children are clipped to
 * their parent, those outside it and consumers below a producer do not block. The segments of a root are disjoint and
 * sum to its duration.
 *
 * Source: jaeger-ui `TracePage/CriticalPath`, which implements CRISP (USENIX ATC '22). One deliberate difference: a child
 * that ends at the very instant the next one starts is on the path, where Jaeger asks for strictly earlier. CRISP counts
 * it as before the next one (`happensBefore`), and Jaeger's own rule gives a parent time in which it only waited: of two
 * calls of 5 µs one after the other in a span of 10 µs it reports 5 µs as the span's, whose self time is 0. Microsecond
 * clocks make this common. Elsewhere both agree (see the property test).
 */
export function criticalPath(model: TraceModel): CriticalSegment[] {
  const segments: CriticalSegment[] = [];
  for (const root of model.roots) {
    const node = model.nodes[root];
    if (node) walkRoot(model.nodes, node, segments);
  }
  return segments;
}

function walkRoot(nodes: readonly TraceNode[], root: TraceNode, segments: CriticalSegment[]): void {
  const emit = (index: number, fromNs: number, toNs: number) => {
    if (toNs > fromNs) segments.push({ index, fromNs, toNs });
  };
  // An explicit stack: chains of 100,000 calls exist and must not overflow the machine's.
  const stack: Frame[] = [frame(nodes, root, root.startNs, root.endNs)];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const child = top.children[top.next];
    if (child === undefined) {
      emit(top.node.index, top.startNs, top.cursorNs);
      stack.pop();
      continue;
    }
    top.next++;
    if (child.endNs > top.cursorNs) continue;
    emit(top.node.index, child.endNs, top.cursorNs);
    top.cursorNs = child.startNs;
    stack.push(frame(nodes, child.node, child.startNs, child.endNs));
  }
}

function frame(nodes: readonly TraceNode[], node: TraceNode, startNs: number, endNs: number): Frame {
  const children: Frame['children'] = [];
  for (const child of childrenOf(nodes, node)) {
    if (node.span.kind === 'producer' && child.span.kind === 'consumer') continue;
    if (child.startNs >= endNs || child.endNs <= startNs) continue;
    children.push({
      node: child,
      startNs: Math.max(startNs, child.startNs),
      endNs: Math.min(endNs, child.endNs),
    });
  }
  children.sort((a, b) => b.endNs - a.endNs || a.startNs - b.startNs);
  return { node, startNs, cursorNs: endNs, children, next: 0 };
}

/** Segments by node, for drawing; each list is ordered by time. */
export function segmentsByNode(segments: readonly CriticalSegment[]): Map<number, CriticalSegment[]> {
  const byNode = new Map<number, CriticalSegment[]>();
  for (const segment of segments.toReversed()) {
    const list = byNode.get(segment.index);
    if (list) list.push(segment);
    else byNode.set(segment.index, [segment]);
  }
  return byNode;
}
