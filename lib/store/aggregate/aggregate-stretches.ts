import type { RequestContext } from '../../contracts/context';
import { mostBuckets } from '../../query/aggregate/most-buckets';
import type { SqlParams } from '../../query/compile/sql-params';
import type { TimeRange } from '../../time/time-range';
import { withConnection } from '../client/run-query';
import { bindLookups } from '../scan/bind-lookups';
import { condition } from '../scan/predicate';
import type { AggregateLogs } from './aggregate-logs';
import { askTree, roundingsOf, type TreeRead } from './ask-tree';
import type { BaseRows } from './base-rows';

/** A part of the time, and how many spans each of its own stands for. */
export interface WeighedStretch extends TimeRange {
  weight: number;
}

export interface AggregateStretches
  extends Required<Pick<AggregateLogs, 'tree' | 'predicate' | 'compile' | 'timeoutMs' | 'pool'>> {
  /** In order; they do not touch. */
  stretches: readonly WeighedStretch[];
}

/**
 * Answers an AggTree over the spans that start in some stretches of time, expanded to what these stand for: counts and sums
 * are, averages are weighted, quantiles, least, most and different values are those of the sample. `rowsOfBlocks` is by
 * stretch, from 1 on. Throws AppError `bad_request`, `timeout`, `canceled`.
 */
export async function aggregateStretches(ctx: RequestContext, input: AggregateStretches): Promise<TreeRead> {
  const { tree, compile, stretches, timeoutMs, pool } = input;
  const { signal, tenantId } = ctx;
  const predicate = await bindLookups(input.predicate, { signal, pool });
  const maxBuckets = mostBuckets(tree);
  const range = { fromNs: stretches[0]?.fromNs ?? 0n, toNs: stretches.at(-1)?.toNs ?? 1n };
  return await withConnection({ signal, timeoutMs, pool }, async (run) => {
    return await askTree(run, {
      ...{ signal: 'span', tree, tenantId, compile, maxBuckets },
      rows: (params) => stretchRows(params, { stretches, range, predicate, tenantId }),
      weight: 'w',
      hasBlocks: true,
      roundings: roundingsOf(tree, range, maxBuckets),
    });
  });
}

/** The matching spans of the stretches as `t`, with the place of their stretch and what they stand for: `block`, `w`. */
function stretchRows(
  params: SqlParams,
  {
    stretches,
    range,
    predicate,
    tenantId,
  }: Pick<AggregateStretches, 'stretches' | 'predicate'> & { range: TimeRange; tenantId: number },
): BaseRows {
  const from = params.add(stretches.map(({ fromNs }) => fromNs));
  const to = params.add(stretches.map(({ toNs }) => toNs));
  const weights = params.add(stretches.map(({ weight }) => weight.toFixed(6)));
  return {
    from: `(SELECT t.*, x.at AS block, x.w
      FROM unnest(${from}::bigint[], ${to}::bigint[], ${weights}::numeric[]) WITH ORDINALITY AS x(from_ns, to_ns, w, at)
      JOIN span t ON t.start_ns >= x.from_ns AND t.start_ns < x.to_ns
      WHERE t.tenant_id = ${params.add(tenantId)}::int
        AND t.start_ns >= ${params.add(range.fromNs)}::bigint AND t.start_ns < ${params.add(range.toNs)}::bigint
        AND ${condition(predicate(params))}) t`,
    where: 'TRUE',
  };
}
