import type { RequestContext } from '../../contracts/context';
import type { TimeRange } from '../../time/time-range';
import type { PoolName } from '../client/pools';
import type { ScanResult } from '../scan/adaptive-scan';
import { bindLookups } from '../scan/bind-lookups';
import { findNewestTraces } from './find-newest-traces';
import { findRankedTraces } from './find-ranked-traces';
import { isAbsent } from './is-absent';
import { below, FRONT, type SummaryRow, type TraceOrder, type TracePosition } from './summary-row';
import type { TracePlan } from './trace-plan';
import { TraceVerifier } from './verify-traces';

export interface FindTraces {
  plan: TracePlan;
  range: TimeRange;
  order: TraceOrder;
  /** Exclusive. */
  after: TracePosition | null;
  /** Ends of the keys (`keyEnd`) of traces that are not to be found. */
  except?: readonly string[];
  need: number;
  budgetMs: number;
}

export interface FoundTraces extends ScanResult<SummaryRow, TracePosition> {
  /** Traces that were left out, because they have too many spans to see how those are related. */
  tooLarge: number;
}

/** The next `need` matching traces that start in the range. Throws AppError `timeout`, `unavailable`. */
export async function findTraces(ctx: RequestContext, ask: FindTraces): Promise<FoundTraces> {
  const plan = await bindPlan(ctx, ask.plan);
  const { range, order, need, budgetMs, except = [] } = ask;
  // The newest are looked at first, and mostly show that it is there.
  if (order !== 'newest' && (await isAbsent(ctx, plan, range.fromNs)))
    return { rows: [], next: null, stoppedAt: null, tooLarge: 0 };
  const verifier = new TraceVerifier(ctx, plan);
  const search = { ctx, plan, range, order, after: ask.after ?? FRONT, except };
  const found =
    order === 'newest'
      ? await findNewestTraces(search, verifier, need, budgetMs)
      : order === 'errors'
        ? await findByErrors(search, verifier, need, budgetMs)
        : await findRankedTraces(search, verifier, need, budgetMs);
  return { ...found, tooLarge: verifier.tooLarge };
}

/** The conditions with what they look up beside the spans written down, once for all statements. */
export async function bindPlan(
  ctx: RequestContext,
  plan: TracePlan,
  pool: PoolName = 'search',
): Promise<TracePlan> {
  const options = { signal: ctx.signal, pool };
  const bind = async (set: TracePlan['sets'][number]) => ({
    ...set,
    predicate: await set.rebuilt((part) => bindLookups(part, options)),
  });
  return { ...plan, sets: await Promise.all(plan.sets.map(bind)) };
}

type Search = Parameters<typeof findRankedTraces>[0];

/** No index ranks the traces without an error: they follow by time. */
async function findByErrors(
  search: Search,
  verifier: TraceVerifier,
  need: number,
  budgetMs: number,
): Promise<ScanResult<SummaryRow, TracePosition>> {
  const started = performance.now();
  const failed =
    search.after.rank > 0n
      ? await findRankedTraces(search, verifier, need, budgetMs)
      : { rows: [], next: null, stoppedAt: null };
  if (failed.next !== null || failed.rows.length >= need) return failed;
  const { plan } = search;
  const isSound = { kind: 'field', field: plan.fields.length } as const;
  const sound: TracePlan = {
    ...plan,
    expr: { kind: 'and', children: [plan.expr, isSound] },
    fields: [...plan.fields, () => 's.error_count = 0'],
  };
  const after = search.after.rank > 0n ? FRONT : { ...search.after, rank: search.after.startNs };
  const left = Math.max(1, budgetMs - (performance.now() - started));
  const checker = new TraceVerifier(search.ctx, sound);
  const rest = await findNewestTraces(
    { ...search, plan: sound, order: 'newest', after },
    checker,
    need - failed.rows.length,
    left,
    true,
  ).catch((error: unknown) => {
    if (failed.rows.length === 0) throw error;
    return { rows: [], next: { ...below(0n), startNs: search.range.toNs }, stoppedAt: 0n };
  });
  verifier.tooLarge += checker.tooLarge;
  return {
    rows: [...failed.rows, ...rest.rows],
    next: rest.next && { ...rest.next, rank: 0n },
    stoppedAt: rest.stoppedAt === null ? null : 0n,
  };
}
