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

/** Rows of a subtree that one change may flip: each is named in the address. */
const MAX_FLIPPED = 200;

/**
 * `flip` changed so that all rows of a subtree are open, or, when they are, that its children are closed. A subtree of
 * more than 200 rows to change closes or opens at its top alone.
 */
export function subtreeToggled(model: TraceModel, state: CollapseState, index: number): ReadonlySet<string> {
  const top = model.nodes[index];
  if (!top) return state.flip;
  const inside = model.nodes.slice(index, top.subtreeEnd);
  const closed = inside.filter((node) => isCollapsed(node, state));
  const wanted =
    closed.length > 0 ? closed : inside.filter((node) => node.childCount > 0 && node.parent === index);
  const changed = wanted.length === 0 || wanted.length > MAX_FLIPPED ? [top] : wanted;
  return changed.reduce<ReadonlySet<string>>((flip, node) => toggled(flip, node.key), state.flip);
}

/** The set with one key added, or removed when it was in. */
export function toggled(flip: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(flip);
  if (!next.delete(key)) next.add(key);
  return next;
}
