import { alignChildren, type DiffPair } from './align-children';
import type { DiffMark, DiffRow, DiffSide, TraceDiff } from './trace-diff';
import type { TraceModel } from './trace-model';
import { wholePath } from './whole-path';

/** A duration is marked when it changed by a tenth and by a hundredth of the longer trace: less is everyday noise. */
const MARKED_SHARE = 0.1;
const MARKED_TRACE_SHARE = 0.01;

/**
 * Merges two traces into one tree and says where they differ. Spans are the same when their path of services and
 * operations is, siblings of one operation in order of time, and as one row from four on. Every span is in exactly one
 * row; swapping the traces swaps the sides. O(n log n), without recursion.
 */
export function diffTraces(a: TraceModel, b: TraceModel): TraceDiff {
  const onPath = { a: pathOfNodes(a), b: pathOfNodes(b) };
  const durationNs = Math.max(a.durationNs, b.durationNs);
  const rows: DiffRow[] = [];
  const counts: TraceDiff['counts'] = { added: 0, missing: 0, slower: 0, faster: 0, count: 0, errors: 0 };
  const stack: { pair: DiffPair; parent: number; depth: number }[] = [];
  const open = (pairs: DiffPair[], parent: number, depth: number) => {
    for (const pair of pairs.toReversed()) stack.push({ pair, parent, depth });
  };
  open(alignChildren(a, b, null), -1, 0);
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const { pair, parent, depth } = next;
    const sides = { a: sumUp(a, pair.a, onPath.a), b: sumUp(b, pair.b, onPath.b) };
    const marks = marksOf(sides.a, sides.b, durationNs);
    for (const mark of marks) counts[mark]++;
    const { service, operation } = pair;
    const index = rows.length;
    rows.push({
      ...{ index, parent, depth, service, operation, marks },
      ...sides,
      subtreeEnd: index + 1,
      differsBelow: false,
    });
    open(alignChildren(a, b, pair), index, depth + 1);
  }
  for (const row of rows.toReversed()) {
    const parent = rows[row.parent];
    if (!parent) continue;
    parent.subtreeEnd = Math.max(parent.subtreeEnd, row.subtreeEnd);
    parent.differsBelow ||= row.differsBelow || row.marks.length > 0;
  }
  return { rows, spans: { a: a.nodes.length, b: b.nodes.length }, counts, durationNs };
}

function pathOfNodes(model: TraceModel): Map<number, number> {
  const byNode = new Map<number, number>();
  for (const { index, fromNs, toNs } of wholePath(model))
    byNode.set(index, (byNode.get(index) ?? 0) + toNs - fromNs);
  return byNode;
}

function sumUp(
  model: TraceModel,
  members: readonly number[],
  onPath: ReadonlyMap<number, number>,
): DiffSide | null {
  let side: DiffSide | null = null;
  let longestNs = -1;
  for (const member of members) {
    const node = model.nodes[member];
    if (!node) continue;
    const { startNs, endNs, durationNs, selfNs, key } = node;
    side ??= { count: 0, durationNs: 0, selfNs: 0, pathNs: 0, errors: 0, startNs, endNs, key };
    side.count++;
    side.durationNs += durationNs;
    side.selfNs += selfNs;
    side.pathNs += onPath.get(member) ?? 0;
    if (node.isError) side.errors++;
    side.startNs = Math.min(side.startNs, startNs);
    side.endNs = Math.max(side.endNs, endNs);
    if (durationNs <= longestNs) continue;
    longestNs = durationNs;
    side.key = key;
  }
  return side;
}

function marksOf(a: DiffSide | null, b: DiffSide | null, traceNs: number): DiffMark[] {
  if (!a) return ['added'];
  if (!b) return ['missing'];
  const marks: DiffMark[] = [];
  const change = b.durationNs - a.durationNs;
  const isMarked =
    Math.abs(change) > MARKED_SHARE * Math.max(a.durationNs, b.durationNs) &&
    Math.abs(change) > MARKED_TRACE_SHARE * traceNs;
  if (isMarked) marks.push(change > 0 ? 'slower' : 'faster');
  if (a.count !== b.count) marks.push('count');
  if (a.errors !== b.errors) marks.push('errors');
  return marks;
}
