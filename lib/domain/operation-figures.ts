import type { CompareFigures } from '../contracts/trace-compare';
import { quantile } from '../statistics/weighted-quantile';
import type { CohortOperation } from './trace-cohort';

/** The figures of one operation over a cohort of `traces` traces. */
export function operationFigures(operation: CohortOperation, traces: number): CompareFigures {
  const { durations, selfs } = operation.values();
  const sum = (of: 'calls' | 'errors' | 'origins' | 'pathNs') =>
    operation.units.reduce((all, unit) => all + unit[of], 0);
  const calls = sum('calls');
  const errors = sum('errors');
  const at = (values: Float64Array, share: number) => (values.length === 0 ? null : quantile(values, share));
  return {
    traces: operation.units.length,
    calls,
    callsPerTrace: traces === 0 ? 0 : calls / traces,
    errors,
    errorRate: calls === 0 ? 0 : errors / calls,
    errorsBegin: sum('origins'),
    p50Ns: at(durations.values, 0.5),
    p95Ns: at(durations.values, 0.95),
    selfP50Ns: at(selfs.values, 0.5),
    pathNs: traces === 0 ? 0 : sum('pathNs') / traces,
  };
}
