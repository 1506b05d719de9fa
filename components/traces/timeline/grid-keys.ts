import type { KeyboardEvent } from 'react';
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
  setActive: (index: number) => void,
) {
  const { nodes } = facts.model;
  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
    const at = Math.max(0, state.rows.indexOf(active));
    const node = nodes[state.rows[at] ?? 0];
    if (!node) return;
    const goTo = (row: number) =>
      setActive(state.rows[Math.min(state.rows.length - 1, Math.max(0, row))] ?? 0);
    const closed = isCollapsed(node, state.collapse);
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
        if (node.childCount > 0 && !closed) state.toggle(node.index, false);
        else if (node.parent !== -1) setActive(node.parent);
      },
      arrowright: () => {
        if (closed) state.toggle(node.index, true);
        else if (node.childCount > 0) setActive(node.index + 1);
      },
      enter: () => state.select(node.index),
      ' ': () => state.select(node.index),
    };
    const action = actions[event.key.toLowerCase()];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
}
