import { foldSiblings, type SiblingFold } from './fold-siblings';
import { type HideWishes, hideSpans } from './hide-spans';
import type { TraceModel } from './trace-model';
import { type CollapseState, isCollapsed } from './visible-rows';

export interface PlanWishes extends HideWishes {
  /** Whether repeated siblings are folded. */
  fold: boolean;
}

/** What is hidden and what is folded, before anything is opened or closed. */
export interface RowPlan {
  folds: SiblingFold[];
  foldOf: Int32Array;
  mask: Uint8Array;
  hidden: { tooShort: number; inner: number };
}

export interface TimelineRows {
  /** In order: a node's index, or `~n` (negative) for the row of fold n. */
  rows: number[];
  folds: SiblingFold[];
  foldOf: Int32Array;
  /** Keys of the folds that are open. */
  open: ReadonlySet<string>;
  hidden: { tooShort: number; inner: number };
}

export function planRows(model: TraceModel, wishes: PlanWishes): RowPlan {
  const { hidden: mask, tooShort, inner } = hideSpans(model, wishes);
  const { folds, foldOf } = wishes.fold
    ? foldSiblings(model, mask)
    : { folds: [], foldOf: new Int32Array(model.nodes.length).fill(-1) };
  return { folds, foldOf, mask, hidden: { tooShort, inner } };
}

/** The rows of the timeline: what is not hidden, not below a closed row, and repeated siblings as one row each. */
export function timelineRows(
  { nodes }: TraceModel,
  { folds, foldOf, mask, hidden }: RowPlan,
  collapse: CollapseState,
  open: ReadonlySet<string>,
): TimelineRows {
  const told = new Uint8Array(folds.length);
  const rows: number[] = [];
  for (let at = 0; at < nodes.length; ) {
    const node = nodes[at];
    if (!node) break;
    if (mask[at] === 1) {
      at++;
      continue;
    }
    const place = foldOf[at] ?? -1;
    const fold = folds[place];
    if (fold) {
      if (told[place] === 0) rows.push(~place);
      told[place] = 1;
      if (!open.has(fold.key)) {
        at = node.subtreeEnd;
        continue;
      }
    }
    rows.push(at);
    at = isCollapsed(node, collapse) ? node.subtreeEnd : at + 1;
  }
  return { rows, folds, foldOf, open, hidden };
}

/** The row that stands for a node: its own, that of its fold or of the closed row above it. -1: it is hidden. */
export function rowOfNode({ rows, foldOf }: TimelineRows, model: TraceModel, index: number): number {
  for (let at = index; at !== -1; at = model.nodes[at]?.parent ?? -1) {
    const own = rows.indexOf(at);
    if (own !== -1) return own;
    const place = foldOf[at] ?? -1;
    if (place !== -1) {
      const folded = rows.indexOf(~place);
      if (folded !== -1) return folded;
    }
  }
  return -1;
}

/** The folds to open so that a node is seen, added to those that are. */
export function unfoldFor(
  model: TraceModel,
  { folds, foldOf }: Pick<TimelineRows, 'folds' | 'foldOf'>,
  unfold: ReadonlySet<string>,
  index: number,
): ReadonlySet<string> {
  const open = new Set(unfold);
  for (let at = index; at !== -1; at = model.nodes[at]?.parent ?? -1) {
    const fold = folds[foldOf[at] ?? -1];
    if (fold) open.add(fold.key);
  }
  return open.size === unfold.size ? unfold : open;
}
