import { type CriticalSegment, criticalPath } from './critical-path';
import type { TraceModel, TraceNode } from './trace-model';

/**
 * The critical path of what a trace is about: of its roots, those that are no mere orphans, or of all where it has
 * nothing else. An orphan's time is part of what the true root waited for.
 */
export function wholePath(model: TraceModel): CriticalSegment[] {
  const roots = model.roots.filter((root) => !model.nodes[root]?.warnings.includes('missing_parent'));
  return criticalPath(roots.length === 0 ? model : { ...model, roots });
}

/** The critical path below one span: what held up this call, whatever its callers did meanwhile. */
export function pathBelow(model: TraceModel, node: TraceNode): CriticalSegment[] {
  return criticalPath({ ...model, roots: [node.index] });
}
