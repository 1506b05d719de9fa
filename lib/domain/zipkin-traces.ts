import { matchesZipkinQuery } from '../compat/zipkin/matches-zipkin-query';
import { mergeTrace } from '../compat/zipkin/merge-trace';
import { readZipkinQuery, type ZipkinQuery } from '../compat/zipkin/zipkin-query';
import { zipkinQueryText } from '../compat/zipkin/zipkin-query-text';
import { zipkinSpanOf } from '../compat/zipkin/zipkin-span-of';
import type { RequestContext } from '../contracts/context';
import type { ZipkinSpan } from '../contracts/zipkin-span';
import { AppError } from '../errors';
import { NS_PER_MS, nowNs } from '../time/time-ns';
import { matchingTraces } from './matching-traces';
import { readWholeTraces } from './read-whole-traces';

/** One answer; whoever wants more asks again with an earlier `endTs`. */
const MAX_TRACES = 1_000;
const ROUNDS = 5;
const MS_MOST = 4_102_444_800_000;

export interface ZipkinTraces {
  traces: ZipkinSpan[][];
  /** What is not here and why, for people; null: these are all that match. */
  warning: string | null;
}

/**
 * The newest traces that match what the parameters of `GET /api/v2/traces` ask. Throws AppError `bad_request` (in
 * Zipkin's words), `timeout`, `unavailable`.
 */
export async function zipkinTraces(ctx: RequestContext, params: URLSearchParams): Promise<ZipkinTraces> {
  const query = readZipkinQuery(params, Date.now());
  if (query.limit > MAX_TRACES) throw new AppError('bad_request', `limit > ${MAX_TRACES}`);
  const question = { q: zipkinQueryText(query), range: rangeOf(query), now: nowNs() };
  const traces: ZipkinSpan[][] = [];
  let after: Parameters<typeof matchingTraces>[2]['after'] = null;
  for (let round = 0; round < ROUNDS; round++) {
    const limit = query.limit - traces.length;
    const found = await matchingTraces(ctx, question, { limit, pick: 'newest', after });
    const read = await readWholeTraces(ctx, found.traces);
    for (const { spans } of read.traces) {
      const trace = mergeTrace(spans.map(zipkinSpanOf));
      if (matchesZipkinQuery(trace, query)) traces.push(trace);
    }
    const cut = read.traces.filter(({ missing }) => missing > 0).length;
    const warning = warningOf(read.leftOut, cut, found.stoppedAt);
    after = found.next;
    if (warning !== null || after === null || traces.length >= query.limit) return { traces, warning };
  }
  return { traces, warning: 'There may be more: few of the traces looked at met all conditions.' };
}

function rangeOf({ endTs, lookback }: ZipkinQuery) {
  const toMs = Math.min(endTs, MS_MOST);
  const fromMs = Math.max(0, toMs - lookback);
  return { fromNs: BigInt(fromMs) * NS_PER_MS, toNs: BigInt(toMs + 1) * NS_PER_MS };
}

function warningOf(leftOut: number, cut: number, stoppedAt: bigint | null): string | null {
  if (leftOut > 0) return `${leftOut} more traces match, but have too many spans for one answer.`;
  if (cut > 0) return `${cut} traces are not whole: they have too many spans for one answer.`;
  return stoppedAt === null ? null : 'The search took too long: earlier traces were not looked at.';
}
