import type { TraceModel, TraceNode } from './trace-model';

export interface HiddenSpans {
  /** 1: the row is left out. What is below a hidden span can still be shown. */
  hidden: Uint8Array;
  /** How many are too short, and how many are inside a service. */
  tooShort: number;
  inner: number;
}

export interface HideWishes {
  /** Spans shorter than this are hidden; 0: none. */
  minNs: number;
  /** Services whose inner spans are hidden; `*`: of all. */
  inner: ReadonlySet<string>;
}

/**
 * Which spans of a trace are left out. A short span stays when it failed or anything below it stays, or the tree would
 * break; a span is inside its service when its parent is of the same one. Failed spans always stay. Linear.
 */
export function hideSpans({ nodes }: TraceModel, { minNs, inner }: HideWishes): HiddenSpans {
  const hidden = new Uint8Array(nodes.length);
  const found: HiddenSpans = { hidden, tooShort: 0, inner: 0 };
  if (minNs <= 0 && inner.size === 0) return found;
  const keepsBelow = new Uint8Array(nodes.length);
  for (let at = nodes.length - 1; at >= 0; at--) {
    const node = nodes[at];
    if (!node) continue;
    const isKept = node.isError || node.durationNs >= minNs || keepsBelow[at] === 1;
    if (isKept && node.parent !== -1) keepsBelow[node.parent] = 1;
    if (!isKept) {
      hidden[at] = 1;
      found.tooShort++;
    } else if (!node.isError && isInner(node, nodes, inner)) {
      hidden[at] = 1;
      found.inner++;
    }
  }
  return found;
}

function isInner(node: TraceNode, nodes: readonly TraceNode[], services: ReadonlySet<string>): boolean {
  const { service } = node.span;
  if (!services.has('*') && !services.has(service)) return false;
  return nodes[node.parent]?.span.service === service;
}
