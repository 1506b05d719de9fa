import type { CompareOperation } from '../contracts/trace-compare';
import { type SortedValues, sortValues } from '../statistics/weighted-quantile';
import { type OperationInTrace, observeOperations } from '../trace/observe-operations';
import type { TraceModel } from '../trace/trace-model';
import { wholePath } from '../trace/whole-path';
import { messageTemplate } from './message-template';

/** What one trace of a cohort says of one operation. `unit` numbers the trace. */
export interface UnitOfOperation {
  unit: number;
  calls: number;
  errors: number;
  origins: number;
  pathNs: number;
  medianNs: number;
  medianSelfNs: number;
  slowest: Example;
  failed: Example | null;
}
type Example = Pick<CompareOperation['examples']['baseline'][number], 'traceId' | 'spanId' | 'durationNs'>;

/** One operation over the traces of a cohort. */
export class CohortOperation {
  readonly units: UnitOfOperation[] = [];
  readonly messages = new Map<string, number>();
  private readonly durationsNs: { value: number; unit: number }[] = [];
  private readonly selfNs: { value: number; unit: number }[] = [];
  private sorted: { durations: SortedValues; selfs: SortedValues } | null = null;

  constructor(
    readonly service: string,
    readonly operation: string,
  ) {}

  add(unit: number, traceId: string, one: OperationInTrace): void {
    for (const value of one.durationsNs) this.durationsNs.push({ value, unit });
    for (const value of one.selfNs) this.selfNs.push({ value, unit });
    this.units.push({
      unit,
      calls: one.calls,
      errors: one.errors,
      origins: one.origins,
      pathNs: one.pathNs,
      medianNs: median(one.durationsNs),
      medianSelfNs: median(one.selfNs),
      slowest: { traceId, spanId: one.slowest.span.spanId, durationNs: one.slowest.durationNs },
      failed: one.failed && {
        traceId,
        spanId: one.failed.span.spanId,
        durationNs: one.failed.durationNs,
      },
    });
    for (const message of one.messages) {
      const template = messageTemplate(message);
      this.messages.set(template, (this.messages.get(template) ?? 0) + 1);
    }
  }

  /** Durations and self times of all calls, with the trace of each. To be asked when no more traces come. */
  values(): { durations: SortedValues; selfs: SortedValues } {
    this.sorted ??= { durations: sortValues(this.durationsNs), selfs: sortValues(this.selfNs) };
    return this.sorted;
  }
}

/** The traces of one side, as a comparison needs them: kept by operation, not as trees. */
export class TraceCohort {
  /** By `operationKey`. */
  readonly operations = new Map<string, CohortOperation>();
  /** Each trace as one call that takes as long as the trace and fails when one of its spans does. */
  readonly whole = new CohortOperation('', '');
  size = 0;
  totalNs = 0;

  add(traceId: string, model: TraceModel): void {
    const [root] = model.nodes;
    if (!root) return;
    const unit = this.size++;
    this.totalNs += model.durationNs;
    for (const [key, one] of observeOperations(model, wholePath(model))) {
      const known = this.operations.get(key) ?? new CohortOperation(one.service, one.operation);
      known.add(unit, traceId, one);
      this.operations.set(key, known);
    }
    const errors = model.errorCount > 0 ? 1 : 0;
    this.whole.add(unit, traceId, {
      service: '',
      operation: '',
      calls: 1,
      errors,
      origins: errors,
      durationsNs: [model.durationNs],
      selfNs: [],
      pathNs: model.durationNs,
      slowest: root,
      failed: errors > 0 ? root : null,
      messages: [],
    });
  }
}

function median(values: readonly number[]): number {
  if (values.length === 1) return values[0] ?? 0;
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length / 2) - 1)] ?? 0;
}
