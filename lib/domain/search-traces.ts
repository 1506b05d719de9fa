import type { RequestContext } from '../contracts/context';
import type { TraceSearchQuery, TraceSearchResponse } from '../contracts/trace-search';
import { findTraces } from '../store/spans/find-traces';
import { positionOf } from '../store/spans/summary-row';
import { formatIsoNs } from '../time/iso';
import { nowNs } from '../time/time-ns';
import { describeRange, resolveRange } from './resolve-range';
import { tooLargeRemark } from './too-large-remark';
import { encodeTraceCursor, readTraceCursor, unsettled } from './trace-cursor';
import { readTraceQuestion } from './trace-question';
import { traceSummaries } from './trace-summaries';

const BUDGET_MS = 10_000;

/**
 * One page of the traces that start in the range and match, in the order asked for. Each trace is on one page only, also
 * while spans arrive (by `newest`, of the last 400 shown that are fresh: see trace-cursor.ts). Throws AppError `bad_request`, `timeout`, `unavailable`.
 */
export async function searchTraces(
  ctx: RequestContext,
  input: TraceSearchQuery,
): Promise<TraceSearchResponse> {
  const started = performance.now();
  const now = nowNs();
  const range = resolveRange(input.from, input.to, now);
  const { sort, limit } = input;
  const cursor = input.cursor === undefined ? null : readTraceCursor(input.cursor, sort);
  const { plan, diagnostics } = await readTraceQuestion(ctx, { ...input, range, now });
  const except = cursor?.shown ?? [];
  const after = cursor?.after ?? null;
  // One trace beyond the page proves that there is a next page.
  const found =
    plan &&
    (await findTraces(ctx, {
      plan,
      range,
      order: sort,
      after,
      except,
      need: limit + 1,
      budgetMs: BUDGET_MS,
    }));
  const rows = found?.rows.slice(0, limit) ?? [];
  const last = rows.at(-1);
  const isMore = found !== null && found.rows.length > limit && last !== undefined;
  const next = isMore ? positionOf(last, sort) : (found?.next ?? null);
  const stoppedAt = isMore ? null : (found?.stoppedAt ?? null);
  return {
    traces: plan ? await traceSummaries(ctx, plan, rows) : [],
    nextCursor: next && encodeTraceCursor(sort, { after: next, shown: unsettled(except, rows, sort, now) }),
    range: describeRange(range),
    searchedTo: stoppedAt !== null && sort === 'newest' ? formatIsoNs(stoppedAt) : null,
    searchedDownTo: stoppedAt !== null && sort !== 'newest' ? stoppedAt.toString() : null,
    diagnostics: [...diagnostics, ...tooLargeRemark(found?.tooLarge ?? 0)],
    tookMs: performance.now() - started,
  };
}
