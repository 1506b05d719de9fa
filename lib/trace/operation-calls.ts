import { numberOperations } from './number-operations';
import type { TraceModel } from './trace-model';

/** Sums over the spans of something. Times in nanoseconds. */
export interface CallSums {
  count: number;
  errors: number;
  totalNs: number;
}

export interface OperationSums extends CallSums {
  service: string;
  name: string;
  selfNs: number;
  /** On the critical path. */
  pathNs: number;
  /** How many of its spans are roots. */
  roots: number;
}

/** Spans of one operation that spans of another (or the same) called; both by place in the list of operations. */
export interface OperationCalls extends CallSums {
  from: number;
  to: number;
}

/** Every operation of a trace with its sums, and who called whom: one pass over the spans, however many. */
export function operationCalls(
  model: TraceModel,
  pathNs: Float64Array,
): { operations: OperationSums[]; calls: OperationCalls[] } {
  const numbered = numberOperations(model);
  const operations: OperationSums[] = [];
  const calls = new Map<number, OperationCalls>();
  for (const { index, parent, span, isError, durationNs, selfNs } of model.nodes) {
    const to = numbered.of[index] ?? 0;
    const operation = operations[to] ?? newSums(span.service, span.name);
    operations[to] = operation;
    operation.selfNs += selfNs;
    operation.pathNs += pathNs[index] ?? 0;
    addCall(operation, durationNs, isError);
    const from = numbered.of[parent];
    if (from === undefined) {
      operation.roots++;
      continue;
    }
    const key = from * numbered.count + to;
    let call = calls.get(key);
    if (!call) {
      call = { from, to, count: 0, errors: 0, totalNs: 0 };
      calls.set(key, call);
    }
    addCall(call, durationNs, isError);
  }
  return { operations, calls: [...calls.values()] };
}

function newSums(service: string, name: string): OperationSums {
  return { service, name, count: 0, errors: 0, totalNs: 0, selfNs: 0, pathNs: 0, roots: 0 };
}

function addCall(sums: CallSums, durationNs: number, isError: boolean): void {
  sums.count++;
  sums.totalNs += durationNs;
  if (isError) sums.errors++;
}
