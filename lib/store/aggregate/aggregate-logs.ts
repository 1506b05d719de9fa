import type { RequestContext } from '../../contracts/context';
import type { AggResult } from '../../query/aggregate/agg-result';
import type { AggGroup, AggTree } from '../../query/aggregate/agg-tree';
import { mostBuckets } from '../../query/aggregate/most-buckets';
import type { QueryNode } from '../../query/ast';
import { SqlParams } from '../../query/compile/sql-params';
import type { TimeRange } from '../../time/time-range';
import type { TimeRounding } from '../../time/time-rounding';
import type { PoolName } from '../client/pools';
import { withConnection } from '../client/run-query';
import { bindLookups } from '../scan/bind-lookups';
import type { Predicate } from '../scan/predicate';
import { askTree, roundingsOf } from './ask-tree';
import { isRolledUp, recordRows } from './base-rows';
import type { Signal } from './field-place';
import { readFilledRange } from './filled-range';
import { presenceOf } from './presence-of';
import { rolledUpRows, rollupNeeds } from './rolled-up-rows';

export interface AggregateLogs {
  /** Default `log`. Of spans `time` is the start; they have no `rows` and no `observed_time`. */
  signal?: Signal;
  tree: AggTree;
  predicate: Predicate;
  range: TimeRange;
  /** Compiles the conditions of `filters`. */
  compile: (filter: QueryNode) => Predicate;
  /** Buckets of all groups together, at most those of `mostBuckets`. */
  maxBuckets?: number;
  /** Default 15,000. */
  timeoutMs?: number;
  /** Default `analysis`. */
  pool?: PoolName;
}

export interface Aggregated {
  result: AggResult;
  /** All logs that match; of a tree of values alone those that have any of the fields. */
  total: number;
  /** Where the buckets of each time group begin. */
  roundings: ReadonlyMap<AggGroup, TimeRounding>;
  /** Whether the figures came from the rollups. */
  isRolledUp: boolean;
}

/**
 * Answers an AggTree over all matching logs, exactly: in one statement, which reads each of them once, or from
 * the rollups where levels, services and whole minutes are all that is asked.
 * Throws AppError `bad_request` with details `{ maxBuckets }` when there are too many buckets; `timeout`, `canceled`.
 */
export async function aggregateLogs(ctx: RequestContext, input: AggregateLogs): Promise<Aggregated> {
  const { timeoutMs = 15_000, pool = 'analysis', signal = 'log', tree, compile } = input;
  const { tenantId } = ctx;
  const maxBuckets = Math.min(input.maxBuckets ?? Number.POSITIVE_INFINITY, mostBuckets(tree));
  const presence = presenceOf(tree, signal);
  const [bound, present = null] = await Promise.all(
    [input.predicate, ...(presence ? [compile(presence)] : [])].map((one) =>
      bindLookups(one, { signal: ctx.signal, pool }),
    ),
  );
  const predicate = bound ?? input.predicate;
  return await withConnection({ signal: ctx.signal, timeoutMs, pool }, async (run) => {
    const range = await readFilledRange(run, tenantId, input.range, signal);
    const roundings = roundingsOf(tree, range, maxBuckets);
    const isRollup =
      signal === 'log' && isRolledUp(tree, roundings) && predicate(new SqlParams()).rollup !== null;
    const read = await askTree(run, {
      signal,
      tree,
      tenantId,
      rows: (params) =>
        isRollup
          ? rolledUpRows(params, { predicate, range, tenantId }, rollupNeeds(tree, roundings))
          : recordRows(params, { predicate, present, range, tenantId }, signal),
      weight: isRollup ? 'w' : null,
      compile,
      roundings,
      maxBuckets,
    });
    return { ...read, roundings, isRolledUp: isRollup };
  });
}
