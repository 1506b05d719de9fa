import type { CriticalSegment } from './critical-path';
import { childrenOf } from './self-time';
import type { TraceModel, TraceNode } from './trace-model';

/** A span as Jaeger's sanitizer leaves it: clipped to its parent. */
interface Clipped {
  node: TraceNode;
  start: number;
  end: number;
  children: Clipped[];
}

/**
 * jaeger-ui's `CriticalPath` retold step by step for tests: clip, then recurse to the child that finished last and walk
 * back. `before` is its own rule; with `by then` a child may also end at the instant the next one starts.
 */
export function pathAsJaeger(model: TraceModel, rule: 'before' | 'by then'): CriticalSegment[] {
  const sections: CriticalSegment[] = [];
  const walk = (span: Clipped, returning?: number): void => {
    let last: Clipped | undefined;
    for (const child of span.children) {
      const early =
        returning === undefined || child.end < returning || (rule === 'by then' && child.end === returning);
      if (early && child.end > (last?.end ?? -1)) last = child;
    }
    const from = last?.end ?? span.start;
    const to = returning ?? span.end;
    if (from !== to) sections.push({ index: span.node.index, fromNs: from, toNs: to });
    if (!last) return;
    walk(last);
    span.children.splice(span.children.indexOf(last), 1);
    walk(span, last.start);
  };
  for (const root of model.roots) {
    const node = model.nodes[root];
    if (node) walk(clip(model, node, node.startNs, node.endNs));
  }
  return sections;
}

function clip(model: TraceModel, node: TraceNode, start: number, end: number): Clipped {
  const children: Clipped[] = [];
  for (const child of childrenOf(model.nodes, node)) {
    if (node.span.kind === 'producer' && child.span.kind === 'consumer') continue;
    const outside = child.startNs >= start ? child.startNs >= end : child.endNs <= start;
    if (outside) continue;
    children.push(clip(model, child, Math.max(start, child.startNs), Math.min(end, child.endNs)));
  }
  return { node, start, end, children };
}

/** Whether some child, clipped or not, ends at the instant a sibling starts. */
export function siblingsTouch(model: TraceModel): boolean {
  return model.nodes.some((node) => {
    const children = [...childrenOf(model.nodes, node)];
    const ends = new Set(children.map(({ endNs }) => endNs));
    return children.some(({ startNs }) => ends.has(startNs) || startNs <= node.startNs);
  });
}
