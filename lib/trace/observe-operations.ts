import type { CriticalSegment } from './critical-path';
import type { TraceModel, TraceNode } from './trace-model';

/** What one trace says of one operation of a service. Times are nanoseconds. */
export interface OperationInTrace {
  service: string;
  operation: string;
  calls: number;
  errors: number;
  /** Failed calls below which nothing failed: where an error begins. */
  origins: number;
  durationsNs: number[];
  selfNs: number[];
  /** How long it alone held up the trace. */
  pathNs: number;
  /** The call that took longest, and the first that failed, the one where the error begins first. */
  slowest: TraceNode;
  failed: TraceNode | null;
  /** Of its failed calls. */
  messages: string[];
}

export function operationKey(service: string, operation: string): string {
  return `${service}\0${operation}`;
}

/** The operations of a trace by `operationKey`. @param path its critical path */
export function observeOperations(
  model: TraceModel,
  path: readonly CriticalSegment[],
): Map<string, OperationInTrace> {
  const seen = new Map<string, OperationInTrace>();
  for (const node of model.nodes) {
    const key = operationKey(node.span.service, node.span.name);
    let known = seen.get(key);
    if (!known) {
      const { service, name: operation } = node.span;
      const nothing = { calls: 0, errors: 0, origins: 0, pathNs: 0, failed: null };
      known = { service, operation, ...nothing, durationsNs: [], selfNs: [], slowest: node, messages: [] };
      seen.set(key, known);
    }
    known.calls++;
    known.durationsNs.push(node.durationNs);
    known.selfNs.push(node.selfNs);
    if (node.durationNs > known.slowest.durationNs) known.slowest = node;
    if (!node.isError) continue;
    known.errors++;
    if (node.span.statusMessage !== null) known.messages.push(node.span.statusMessage);
    const begins = !node.hasErrorBelow;
    if (begins) known.origins++;
    if (known.failed === null || (begins && known.failed.hasErrorBelow)) known.failed = node;
  }
  for (const { index, fromNs, toNs } of path) {
    const node = model.nodes[index];
    const known = node && seen.get(operationKey(node.span.service, node.span.name));
    if (known) known.pathNs += toNs - fromNs;
  }
  return seen;
}
