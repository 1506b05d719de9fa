import { childrenOf } from './self-time';
import type { TraceModel, TraceNode } from './trace-model';

/** Siblings of one service and operation, drawn as one row. Times are nanoseconds after the trace's start. */
export interface SiblingFold {
  /** Key of its first span, which names it in the address. */
  key: string;
  /** Node indexes by start. */
  members: number[];
  service: string;
  name: string;
  depth: number;
  startNs: number;
  endNs: number;
  /** Sum of the members' durations. */
  totalNs: number;
  /** Ascending. */
  durationsNs: Float64Array;
  /** Failed members. */
  errorCount: number;
  /** Failed spans below the members. */
  errorsBelow: number;
  /** Members and everything below them. */
  spanCount: number;
}

export interface SiblingFolds {
  folds: SiblingFold[];
  /** Which fold a node is a member of, -1: none. */
  foldOf: Int32Array;
}

/** So many alike make one row: fewer are read faster one by one. */
export const FOLD_FROM = 5;

/** A span with more than this below it is a story of its own and is not folded away. */
const MAX_MEMBER_SPANS = 10;

/**
 * Finds repeated siblings among the spans that are not hidden: same parent, service and operation, little below them,
 * `FOLD_FROM` or more.
 */
export function foldSiblings({ nodes, roots }: TraceModel, hidden: Uint8Array): SiblingFolds {
  const foldOf = new Int32Array(nodes.length).fill(-1);
  const folds: SiblingFold[] = [];
  const foldAmong = (siblings: Iterable<TraceNode>) => {
    const alike = new Map<string, TraceNode[]>();
    for (const node of siblings) {
      if (hidden[node.index] === 1 || node.subtreeEnd - node.index > MAX_MEMBER_SPANS) continue;
      const kind = `${node.span.service}\0${node.span.name}`;
      const same = alike.get(kind);
      if (same) same.push(node);
      else alike.set(kind, [node]);
    }
    for (const members of alike.values()) {
      if (members.length < FOLD_FROM) continue;
      for (const { index } of members) foldOf[index] = folds.length;
      folds.push(describeFold(nodes, members));
    }
  };
  foldAmong(roots.flatMap((root) => nodes[root] ?? []));
  for (const node of nodes) if (node.childCount >= FOLD_FROM) foldAmong(childrenOf(nodes, node));
  return { folds, foldOf };
}

function describeFold(nodes: readonly TraceNode[], members: TraceNode[]): SiblingFold {
  const [first] = members;
  const fold: SiblingFold = {
    key: first?.key ?? '',
    members: members.map(({ index }) => index),
    service: first?.span.service ?? '',
    name: first?.span.name ?? '',
    depth: first?.depth ?? 0,
    startNs: Number.POSITIVE_INFINITY,
    endNs: 0,
    totalNs: 0,
    durationsNs: Float64Array.from(members, ({ durationNs }) => durationNs).sort(),
    errorCount: 0,
    errorsBelow: 0,
    spanCount: 0,
  };
  for (const node of members) {
    fold.startNs = Math.min(fold.startNs, node.startNs);
    fold.endNs = Math.max(fold.endNs, node.endNs);
    fold.totalNs += node.durationNs;
    fold.spanCount += node.subtreeEnd - node.index;
    if (node.isError) fold.errorCount++;
    if (!node.hasErrorBelow) continue;
    for (let at = node.index + 1; at < node.subtreeEnd; at++) if (nodes[at]?.isError) fold.errorsBelow++;
  }
  return fold;
}
