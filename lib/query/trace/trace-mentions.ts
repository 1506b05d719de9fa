import type { QueryNode } from '../ast';
import { traceField } from './trace-fields';

/** The first condition on a trace as a whole in a tree; null: the tree is about single spans alone. */
export function traceMention(node: QueryNode | null): QueryNode | null {
  if (node === null || node.kind === 'all') return null;
  if (node.kind === 'trace') return node;
  if (node.kind === 'match') {
    const isTraceField = node.field !== null && !node.field.pattern && traceField(node.field.name) !== null;
    return isTraceField ? node : null;
  }
  if (node.kind === 'not') return traceMention(node.child);
  for (const child of node.children) {
    const found = traceMention(child);
    if (found) return found;
  }
  return null;
}
