import type { TimeRange } from '../../time/time-range';
import { anchorPredicate, chooseAnchor, isDecidedBy, isOfFields } from './choose-anchor';
import { pickSummaries } from './pick-summaries';
import { positionOf, type SummaryRow } from './summary-row';
import type { TraceSearch } from './trace-search';
import type { TraceVerifier } from './verify-traces';

/** Candidates of one look into the index. */
const MAX_CANDIDATES = 5_000;

/**
 * The first `need` matching traces that start in the slice, through the token index, or by their summaries where those
 * tell all. Throws AppError `timeout` at the deadline.
 */
export async function pickTraces(
  search: TraceSearch,
  verifier: TraceVerifier,
  slice: TimeRange,
  need: number,
  deadline: number,
): Promise<SummaryRow[]> {
  const { plan, order } = search;
  const anchor = isOfFields(plan) ? [] : chooseAnchor(plan, verifier);
  if (anchor === null) throw new Error('There is nothing to look up.');
  const predicate = anchor.length > 0 ? anchorPredicate(plan, anchor) : null;
  const leftMs = () => Math.max(1, deadline - performance.now());
  if (anchor.length > 0 && isDecidedBy(plan.expr, anchor))
    return await pickSummaries(search, predicate, slice, need, leftMs());
  const rows: SummaryRow[] = [];
  for (let { after } = search; ; ) {
    const limit = MAX_CANDIDATES;
    const candidates = await pickSummaries({ ...search, after }, predicate, slice, limit, leftMs());
    for (const row of await verifier.keep(candidates, need - rows.length, deadline)) rows.push(row);
    const last = candidates.at(-1);
    if (!last || candidates.length < limit || rows.length >= need) return rows;
    after = positionOf(last, order);
  }
}
