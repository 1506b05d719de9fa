import type { RequestContext } from '../contracts/context';
import { SEVERITY_CLASSES } from '../contracts/severity';
import { AppError } from '../errors';
import { SqlParams } from '../query/compile/sql-params';
import { logField } from '../query/fields';
import { BY_SERVICE, countLogs } from '../store/logs/count-logs';
import type { Predicate } from '../store/scan/predicate';
import { serviceNames } from '../store/streams/service-names';
import type { TimeRange } from '../time/time-range';

export interface CountedValue {
  value: string;
  count: number;
}

/** Exact counts of levels or services where the rollup can give them in time; null otherwise, and for other fields. */
export async function countBuiltin(
  ctx: RequestContext,
  input: { field: string; predicate: Predicate; range: TimeRange; timeoutMs: number },
): Promise<CountedValue[] | null> {
  const { predicate, range, timeoutMs } = input;
  const builtin = logField(input.field);
  if ((builtin !== 'level' && builtin !== 'service') || predicate(new SqlParams()).rollup === null)
    return null;
  const counts = await countLogs(ctx, { predicate, range, key: BY_SERVICE, timeoutMs }).catch(
    (error: unknown) => {
      if (error instanceof AppError && error.code === 'timeout') return null;
      throw error;
    },
  );
  if (counts === null) return null;
  if (builtin === 'level') {
    const ofClass = (index: number) => sum([...counts.values()].map((classes) => classes[index] ?? 0));
    return SEVERITY_CLASSES.map((value, index) => ({ value, count: ofClass(index) })).filter(
      ({ count }) => count > 0,
    );
  }
  const names = await serviceNames(ctx, [...counts.keys()].map(Number));
  return [...counts].flatMap(([id, classes]) => {
    const value = names.get(Number(id));
    return value === undefined ? [] : [{ value, count: sum(classes) }];
  });
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
