import type { Run } from '../store/client/run-query';
import type { ServiceOperation } from '../store/rollup/all-operations';
import { type ReadSeries, readSeries } from '../store/rollup/read-series';
import type { SpanSumRow } from '../store/rollup/span-sums';
import type { RedQuestion } from './red-question';

interface Asked {
  read: Omit<ReadSeries, 'operations'>;
  run: Run;
  operations: ReadonlyMap<number, ServiceOperation>;
  /** Spans of both ends of the range, which the rollup does not count. */
  ends: readonly SpanSumRow[];
}

/**
 * The ids of the operations with the most spans, whatever their kinds, and how many there are: so that the durations of a
 * few are read instead of all.
 */
export async function largestOperations(
  { ctx, input }: RedQuestion,
  { read, run, operations, ends }: Asked,
): Promise<{ ids: number[]; groups: number }> {
  const rows = await readSeries(ctx, {
    ...read,
    operations: 'all',
    stepMinutes: null,
    durations: false,
    run,
  });
  const groups = new Map<string, { n: number; ids: number[] }>();
  const add = (serviceId: number, name: string, n: number, id: number | null) => {
    const key = `${serviceId} ${name}`;
    const group = groups.get(key) ?? { n: 0, ids: [] };
    group.n += n;
    if (id !== null) group.ids.push(id);
    groups.set(key, group);
  };
  for (const { operation_id, n } of rows) {
    const operation = operations.get(operation_id);
    if (operation && n > 0n) add(operation.service_id, operation.name, Number(n), operation_id);
  }
  for (const { service_id, name, n } of ends) add(service_id ?? 0, name ?? '', Number(n), null);
  // A few more than asked for: which of equally many comes first is decided by name.
  const largest = [...groups.values()].sort((a, b) => b.n - a.n).slice(0, input.top * 2);
  return { ids: largest.flatMap(({ ids }) => ids), groups: groups.size };
}
