import type { RequestContext } from '../../contracts/context';
import { mostBuckets } from '../../query/aggregate/most-buckets';
import type { SqlParams } from '../../query/compile/sql-params';
import { withConnection } from '../client/run-query';
import { bindLookups } from '../scan/bind-lookups';
import type { Predicate } from '../scan/predicate';
import type { AggregateLogs } from './aggregate-logs';
import { askTree, roundingsOf, type TreeRead } from './ask-tree';
import type { BaseRows } from './base-rows';

export interface AggregateTraces
  extends Required<Pick<AggregateLogs, 'tree' | 'range' | 'compile' | 'timeoutMs' | 'pool'>> {
  /** The spans of these count. `met` has a bit for each of `alternatives`, `part` is what `rowsOfBlocks` is by. */
  traces: readonly { traceKey: string; shardKey: number; met: number; part: number }[];
  /** A span counts that meets one of those that its trace meets. */
  alternatives: readonly Predicate[];
  /** What each span stands for. */
  weight: number;
}

/**
 * Answers an AggTree over the spans of some traces that start in the range, expanded to what they stand for, as
 * `aggregateStretches` does. Throws AppError `bad_request`, `timeout`, `canceled`.
 */
export async function aggregateTraces(ctx: RequestContext, input: AggregateTraces): Promise<TreeRead> {
  const { tree, compile, range, timeoutMs, pool, weight } = input;
  const { signal, tenantId } = ctx;
  const maxBuckets = mostBuckets(tree);
  const alternatives = await Promise.all(input.alternatives.map((one) => bindLookups(one, { signal, pool })));
  return await withConnection({ signal, timeoutMs, pool }, async (run) => {
    return await askTree(run, {
      ...{ signal: 'span', tree, tenantId, compile, maxBuckets },
      rows: (params) => rowsOfTraces(params, { ...input, alternatives, tenantId }),
      ...(weight === 1 ? { weight: null } : { weight: 'w', hasBlocks: true }),
      roundings: roundingsOf(tree, range, maxBuckets),
    });
  });
}

/** The counted spans of the traces as `t`, with the part that their trace began in and what they stand for: `block`, `w`. */
function rowsOfTraces(
  params: SqlParams,
  { traces, alternatives, range, weight, tenantId }: AggregateTraces & { tenantId: number },
): BaseRows {
  const keys = params.add(traces.map(({ traceKey }) => traceKey));
  const shards = params.add(traces.map(({ shardKey }) => shardKey));
  const met = params.add(traces.map((trace) => trace.met));
  const parts = params.add(traces.map(({ part }) => part));
  // The keys find the spans: what else is asked is tested on these alone, without the token index.
  const tests = alternatives.map((one, at) => `((x.met & ${1 << at}) <> 0 AND (${one(params).exact}))`);
  // OFFSET 0 keeps the planner from joining before the keys are looked up.
  return {
    from: `(SELECT t.*, x.part AS block, ${params.add(weight.toFixed(6))}::numeric AS w
      FROM (
        SELECT t.* FROM span t
        WHERE t.tenant_id = ${params.add(tenantId)}::int
          AND t.trace_key = ANY(${keys}::uuid[]) AND t.shard_key = ANY(${shards}::int[])
          AND t.start_ns >= ${params.add(range.fromNs)}::bigint AND t.start_ns < ${params.add(range.toNs)}::bigint
        OFFSET 0
      ) t
      JOIN unnest(${keys}::uuid[], ${met}::int[], ${parts}::int[]) AS x(trace_key, met, part) ON x.trace_key = t.trace_key
      WHERE ${tests.join(' OR ')}) t`,
    where: 'TRUE',
  };
}
