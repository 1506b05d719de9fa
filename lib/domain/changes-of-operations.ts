import type { RequestContext } from '../contracts/context';
import type { TraceCompareQuery } from '../contracts/trace-compare';
import { AppError } from '../errors';
import { yieldEventLoop } from '../store/write/yield-event-loop';
import { type ComparedSides, type OperationChange, operationChange } from './operation-change';
import type { CohortOperation } from './trace-cohort';

/** Where names hold ids there are tens of thousands, each in a trace or two, of which nothing can be told. */
const MAX_COMPARED = 2_000;

/**
 * The change of each operation that is asked for, of the 2,000 that are in most traces; `leftOut` counts the others.
 * Throws AppError
 * `canceled`: this takes seconds of CPU, which nobody may want any more.
 */
export async function changesOfOperations(
  ctx: Pick<RequestContext, 'signal'>,
  sides: ComparedSides,
  wanted: Pick<TraceCompareQuery, 'service' | 'operation'>,
): Promise<{ changes: OperationChange[]; leftOut: number }> {
  const keys = new Set([...sides.a.operations.keys(), ...sides.b.operations.keys()]);
  const pairs = [...keys].flatMap((key) => {
    const [a, b] = [sides.a.operations.get(key), sides.b.operations.get(key)];
    const one = a ?? b;
    return one && isWanted(one, wanted) ? [{ a, b, traces: tracesOf(a) + tracesOf(b) }] : [];
  });
  pairs.sort((one, other) => other.traces - one.traces);
  const changes: OperationChange[] = [];
  for (const { a, b } of pairs.slice(0, MAX_COMPARED)) {
    if (ctx.signal.aborted) throw new AppError('canceled', 'Nobody waits for this answer any more.');
    changes.push(operationChange(a, b, sides));
    await yieldEventLoop();
  }
  return { changes, leftOut: pairs.length - changes.length };
}

function isWanted(
  one: CohortOperation,
  { service, operation }: Pick<TraceCompareQuery, 'service' | 'operation'>,
): boolean {
  return (
    (service === undefined || one.service === service) &&
    (operation === undefined || one.operation === operation)
  );
}

function tracesOf(one: CohortOperation | undefined): number {
  return one?.units.length ?? 0;
}
