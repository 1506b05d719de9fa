import { operationKey } from './observe-operations';
import { childrenOf } from './self-time';
import type { TraceModel, TraceNode } from './trace-model';

/** Spans of two traces that are drawn as one row; one side may be empty. */
export interface DiffPair {
  service: string;
  operation: string;
  /** Node indexes. */
  a: number[];
  b: number[];
  /** When the first of them starts, after its parent. */
  offsetNs: number;
}

/** From so many siblings of one operation on, on either side, they are one row: loops differ in their number. */
const REPEATED = 4;

/** The rows below a row, or the roots of both traces for null, in the order they start. */
export function alignChildren(a: TraceModel, b: TraceModel, of: DiffPair | null): DiffPair[] {
  if (of && isLeaf(a, of.a) && isLeaf(b, of.b)) return [];
  const alone = onlyChildren(a, b, of);
  if (alone) return [alone];
  const groups = new Map<string, { a: TraceNode[]; b: TraceNode[] }>();
  const group = (side: 'a' | 'b', nodes: Iterable<TraceNode>) => {
    for (const node of nodes) {
      const key = operationKey(node.span.service, node.span.name);
      const known = groups.get(key) ?? { a: [], b: [] };
      known[side].push(node);
      groups.set(key, known);
    }
  };
  group('a', childNodes(a, of?.a ?? null));
  group('b', childNodes(b, of?.b ?? null));
  const pairs: DiffPair[] = [];
  for (const sides of groups.values()) {
    const most = Math.max(sides.a.length, sides.b.length);
    if (most >= REPEATED) {
      pairs.push(pairOf(a, b, sides.a, sides.b));
      continue;
    }
    for (let at = 0; at < most; at++)
      pairs.push(pairOf(a, b, sides.a.slice(at, at + 1), sides.b.slice(at, at + 1)));
  }
  // The names settle what starts at once, so that the order does not depend on which trace is the first.
  return pairs.sort(
    (x, y) => x.offsetNs - y.offsetNs || compare(x.service, y.service) || compare(x.operation, y.operation),
  );
}

/** The commonest case in deep traces without a table of groups: one child on each side, of one operation. */
function onlyChildren(a: TraceModel, b: TraceModel, of: DiffPair | null): DiffPair | null {
  if (of?.a.length !== 1 || of.b.length !== 1) return null;
  const [inA, inB] = [onlyChild(a, of.a[0] ?? -1), onlyChild(b, of.b[0] ?? -1)];
  if (!inA || !inB) return null;
  const isSame = inA.span.service === inB.span.service && inA.span.name === inB.span.name;
  return isSame ? pairOf(a, b, [inA], [inB]) : null;
}

function onlyChild(model: TraceModel, index: number): TraceNode | undefined {
  return model.nodes[index]?.childCount === 1 ? model.nodes[index + 1] : undefined;
}

function isLeaf(model: TraceModel, members: readonly number[]): boolean {
  return members.every((index) => model.nodes[index]?.childCount === 0);
}

function* childNodes(model: TraceModel, of: readonly number[] | null): Generator<TraceNode> {
  if (of === null) {
    for (const root of model.roots) {
      const node = model.nodes[root];
      if (node) yield node;
    }
    return;
  }
  for (const index of of) {
    const node = model.nodes[index];
    if (node) yield* childrenOf(model.nodes, node);
  }
}

function pairOf(a: TraceModel, b: TraceModel, inA: TraceNode[], inB: TraceNode[]): DiffPair {
  const one = inA[0] ?? inB[0];
  const offset = (model: TraceModel, node: TraceNode) =>
    node.startNs - (model.nodes[node.parent]?.startNs ?? 0);
  let offsetNs = Number.POSITIVE_INFINITY;
  for (const node of inA) offsetNs = Math.min(offsetNs, offset(a, node));
  for (const node of inB) offsetNs = Math.min(offsetNs, offset(b, node));
  return {
    service: one?.span.service ?? '',
    operation: one?.span.name ?? '',
    a: inA.map(({ index }) => index),
    b: inB.map(({ index }) => index),
    offsetNs,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
