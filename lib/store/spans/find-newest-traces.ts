import { earlier, later, type TimeRange } from '../../time/time-range';
import { partitionBounds } from '../partitions/partition-bounds';
import { adaptiveScan, type ScanResult, type ScanSource } from '../scan/adaptive-scan';
import { nextSlice } from '../scan/next-slice';
import { canPick, chooseAnchor, usableAnchors } from './choose-anchor';
import { isAbsent } from './is-absent';
import { pickTraces } from './pick-traces';
import { below, positionOf, type SummaryRow, type TracePosition } from './summary-row';
import type { TraceSearch } from './trace-search';
import type { TraceVerifier } from './verify-traces';
import { walkSummaries } from './walk-summaries';

const STEP_MS = 4_000;
/** Before so many are read it is asked whether what is looked for is there at all. */
const MANY_SPANS = 20_000;
/** A trace walked has its spans read; one that the index finds is read for each of its matching spans. */
const COSTS = { probeRows: 300, walkRowMs: 0.05, pickRowMs: 0.04, pickMs: 6 };

/**
 * The next `need` matching traces by their start, newest first. Throws AppError `timeout`.
 * @param isThere what is looked for may be assumed to be in the store
 */
export async function findNewestTraces(
  search: TraceSearch,
  verifier: TraceVerifier,
  need: number,
  budgetMs: number,
  isThere = false,
): Promise<ScanResult<SummaryRow, TracePosition>> {
  const isFindable = canPick(search.plan, verifier);
  const bounds = isFindable ? await partitionBounds('span', { signal: search.ctx.signal }) : [];
  return await adaptiveScan(scanSource(search, verifier, bounds, isFindable, isThere), {
    need,
    stepMs: STEP_MS,
    budgetMs,
  });
}

function scanSource(
  search: TraceSearch,
  verifier: TraceVerifier,
  bounds: TimeRange[],
  isFindable: boolean,
  isThere: boolean,
): ScanSource<SummaryRow, TracePosition> {
  const { range } = search;
  const before = (ns: bigint): TracePosition => ({ ...below(ns), startNs: ns });
  const first = before(range.toNs);
  const start = search.after.startNs >= range.toNs ? first : search.after;
  const left = ({ startNs, traceKey }: TracePosition): TimeRange => ({
    fromNs: range.fromNs,
    toNs: earlier(traceKey === first.traceKey ? startNs : startNs + 1n, range.toNs),
  });
  // Where the first traces do not show what is looked for, it is asked once whether it is there at all.
  const anchors = usableAnchors(search.plan);
  let absent: Promise<boolean> | undefined = isThere ? Promise.resolve(false) : undefined;
  const isNowhere = async () => {
    const isSeen = anchors.every((anchor) => anchor.some((set) => (verifier.found[set] ?? 0) > 0));
    if (isSeen) return false;
    absent ??= isAbsent(search.ctx, search.plan, range.fromNs);
    return await absent;
  };
  return {
    canPick: isFindable,
    start,
    costs: COSTS,
    foundPerRow: () => {
      const anchor = chooseAnchor(search.plan, verifier) ?? [];
      const found = anchor.reduce((sum, set) => sum + (verifier.found[set] ?? 0), 0);
      return found / Math.max(1, verifier.looked);
    },
    positionOf: (row) => positionOf(row, 'newest'),
    timeOf: ({ startNs }) => later(startNs, range.fromNs),
    nextSlice: (after, count) => nextSlice(bounds, left(after), count, 'newest'),
    beyond: (slice) => before(slice.fromNs),
    walk: async (after, count, need, timeoutMs) => {
      if (after !== start && (await isNowhere())) return { rows: [], end: null };
      const deadline = performance.now() + timeoutMs;
      const { rows, end } = await walkSummaries({ ...search, after }, count, timeoutMs);
      const spans = rows.reduce((sum, { span_count }) => sum + span_count, 0);
      if (spans > MANY_SPANS && (await isNowhere())) return { rows: [], end: null };
      return { rows: await verifier.keep(rows, need, deadline), end };
    },
    pick: async (after, slice, need, timeoutMs) => {
      if (await isNowhere()) return [];
      return await pickTraces({ ...search, after }, verifier, slice, need, performance.now() + timeoutMs);
    },
  };
}
