import type { TraceModel, TraceNode } from './trace-model';

/**
 * The calls that enter a service: its spans whose parent is of another one. With an operation, those of that name that
 * are not below one of the same name at once, whether they enter the service or not.
 */
export function callsOfService(model: TraceModel, service: string, operation: string | null): TraceNode[] {
  const isOne = ({ span }: TraceNode) =>
    span.service === service && (operation === null || span.name === operation);
  return model.nodes.filter((node) => {
    if (!isOne(node)) return false;
    const parent = model.nodes[node.parent];
    return !parent || !isOne(parent);
  });
}
