import type { RequestContext } from '../contracts/context';
import type { ErrorTopResponse } from '../contracts/error-trends';
import { countOperations, type OperationCount } from '../store/errors/failing-operations';
import type { Predicate } from '../store/scan/predicate';
import { previousRange, type TimeRange } from '../time/time-range';
import { readQuery } from './read-query';

/** Of the period before, this many of the most failing operations are compared. */
const COMPARED = 1_000;

/** The operations with most failed spans, how many spans they have in all, and how many failed in the period before. */
export async function errorOperations(
  ctx: RequestContext,
  range: TimeRange,
  limit: number,
  nowNs: bigint,
): Promise<ErrorTopResponse['operations']> {
  const failed = readQuery(ctx, 'status:error', nowNs, 'span').predicate;
  const [now, before] = await Promise.all([
    countOperations(ctx, failed, range, limit),
    countOperations(ctx, failed, previousRange(range), COMPARED),
  ]);
  if (now.length === 0) return [];
  const all = await countOperations(ctx, ofOperations(now), range, limit);
  const [previous, total] = [byOperation(before), byOperation(all)];
  return now.map((row) => ({
    service: row.service,
    operation: row.operation,
    count: Number(row.n),
    previousCount: previous.get(operationKey(row)) ?? 0,
    spanCount: total.get(operationKey(row)) ?? Number(row.n),
  }));
}

/** All spans of exactly these operations. What fails most is seldom rare: the token index would lead to most spans. */
function ofOperations(rows: OperationCount[]): Predicate {
  return (params) => {
    const services = params.add(rows.map(({ service_id }) => service_id));
    const operations = params.add(rows.map(({ operation }) => operation));
    const exact = `(t.service_id, t.name) IN (SELECT * FROM unnest(${services}::int[], ${operations}::text[]))`;
    return { exact, tokens: null, rollup: null };
  };
}

function byOperation(rows: readonly OperationCount[]): Map<string, number> {
  return new Map(rows.map((row) => [operationKey(row), Number(row.n)]));
}

function operationKey({ service, operation }: OperationCount): string {
  return `${service}\0${operation}`;
}
