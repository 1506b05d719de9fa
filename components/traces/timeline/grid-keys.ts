import type { KeyboardEvent } from 'react';
import { rowOfNode } from '@/lib/trace/timeline-rows';
import { isCollapsed } from '@/lib/trace/visible-rows';
import type { TraceFacts } from '../page/use-trace-facts';
import type { TraceView } from '../page/use-trace-view';

const PAGE = 15;

/**
 * Keys while the rows have the focus, after the WAI-ARIA treegrid pattern: up and down move, left closes or goes to the
 * parent, right opens or goes to the first child, Enter opens the detail.
 */
export function gridKeyHandler(
  facts: TraceFacts,
  state: TraceView,
  active: number,
  setActive: (row: number) => void,
) {
  const { nodes } = facts.model;
  return (event: KeyboardEvent) => {
    if (
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.shiftKey ||
      event.target !== event.currentTarget
    )
      return;
    const at = Math.max(0, state.rows.indexOf(active));
    const row = state.rows[at] ?? 0;
    const fold = row < 0 ? state.timeline.folds[~row] : undefined;
    const node = nodes[fold?.members[0] ?? row];
    if (!node) return;
    const goTo = (to: number) => setActive(state.rows[Math.min(state.rows.length - 1, Math.max(0, to))] ?? 0);
    const closed = fold ? !state.timeline.open.has(fold.key) : isCollapsed(node, state.collapse);
    const open = () => (fold ? state.toggleFold(fold.key) : state.select(node.index));
    const actions: Record<string, () => void> = {
      arrowdown: () => goTo(at + 1),
      arrowup: () => goTo(at - 1),
      j: () => goTo(at + 1),
      k: () => goTo(at - 1),
      pagedown: () => goTo(at + PAGE),
      pageup: () => goTo(at - PAGE),
      home: () => goTo(0),
      end: () => goTo(state.rows.length - 1),
      arrowleft: () => {
        if (fold && !closed) state.toggleFold(fold.key);
        else if (!fold && node.childCount > 0 && !closed) state.toggle(node.index, false);
        else goTo(rowAbove(state, facts, node.index, fold !== undefined));
      },
      arrowright: () => {
        if (fold && closed) state.toggleFold(fold.key);
        else if (closed) state.toggle(node.index, true);
        else if (fold || node.childCount > 0) goTo(at + 1);
      },
      enter: open,
      ' ': open,
    };
    const action = actions[event.key.toLowerCase()];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
}

/** The row of a node's fold, else of its parent. */
function rowAbove(state: TraceView, { model }: TraceFacts, index: number, isFold: boolean): number {
  const place = isFold ? -1 : (state.timeline.foldOf[index] ?? -1);
  if (place !== -1) return state.rows.indexOf(~place);
  const parent = model.nodes[index]?.parent ?? -1;
  return Math.max(0, parent === -1 ? 0 : rowOfNode(state.timeline, model, parent));
}
