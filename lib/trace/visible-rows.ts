import type { TraceModel, TraceNode } from './trace-model';

/** Which rows are closed: those at `depth` and deeper (null: none), except that spans in `flip` have the other state. */
export interface CollapseState {
  depth: number | null;
  flip: ReadonlySet<string>;
}

export function isCollapsed(node: TraceNode, state: CollapseState): boolean {
  if (node.childCount === 0) return false;
  return (state.depth !== null && node.depth >= state.depth) !== state.flip.has(node.key);
}

/** Node indexes of the rows to draw, in order: every node that has no closed row above it. */
export function visibleRows(model: TraceModel, state: CollapseState): number[] {
  const rows: number[] = [];
  const { nodes } = model;
  for (let at = 0; at < nodes.length; ) {
    const node = nodes[at];
    if (!node) break;
    rows.push(at);
    at = isCollapsed(node, state) ? node.subtreeEnd : at + 1;
  }
  return rows;
}

/** `flip` changed so that every row above this one is open and it can be seen. */
export function revealNode(model: TraceModel, state: CollapseState, index: number): ReadonlySet<string> {
  let flip = state.flip;
  for (let at = model.nodes[index]?.parent ?? -1; at !== -1; ) {
    const node = model.nodes[at];
    if (!node) break;
    if (isCollapsed(node, state)) flip = toggled(flip, node.key);
    at = node.parent;
  }
  return flip;
}

/** The set with one key added, or removed when it was in. */
export function toggled(flip: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(flip);
  if (!next.delete(key)) next.add(key);
  return next;
}
