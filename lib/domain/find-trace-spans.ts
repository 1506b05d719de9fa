import type { RequestContext } from '../contracts/context';
import { SPAN_KINDS } from '../contracts/trace';
import type { TraceFindResponse } from '../contracts/trace-outline';
import { AppError } from '../errors';
import { parseTraceQuery } from '../query/trace/parse-trace-query';
import { tellingSpans } from '../query/trace/telling-spans';
import { wordsAsPieces } from '../query/words-as-pieces';
import { findSpansInTrace } from '../store/spans/find-spans-in-trace';
import { nowNs } from '../time/time-ns';
import { predicateOf } from './read-query';
import { readTraceId } from './read-trace-id';

const kindName = (kind: number) => SPAN_KINDS[kind] ?? 'unspecified';
const MAX_FOUND = 200_000;

/**
 * The spans of one trace that meet a query of the search language; of conditions on whole traces, the spans that are
 * why it matches.
 * @param options.apart answers kind and start of each too @param options.pieces finds plain words inside longer ones.
 * Throws AppError `bad_request`, `timeout`.
 */
export async function findTraceSpans(
  ctx: RequestContext,
  trace: string,
  q: string,
  { apart = false, pieces = false }: { apart?: boolean; pieces?: boolean } = {},
): Promise<TraceFindResponse> {
  const started = performance.now();
  const traceId = readTraceId(trace);
  const { expr, diagnostics } = parseTraceQuery(q);
  const wrong = diagnostics.find(({ severity }) => severity === 'error');
  if (wrong) throw new AppError('bad_request', wrong.message, { details: { diagnostics } });
  const telling = tellingSpans(expr);
  const condition = telling && pieces ? wordsAsPieces(telling) : telling;
  const { ids, kinds, starts } =
    condition === null
      ? { ids: [], kinds: [], starts: [] }
      : await findSpansInTrace(ctx, traceId, predicateOf(ctx, condition, nowNs(), 'span'), MAX_FOUND, apart);
  return {
    spanIds: ids,
    apart: apart ? { kind: kinds.map(kindName), start: starts } : null,
    total: ids.length,
    truncated: ids.length === MAX_FOUND,
    diagnostics,
    tookMs: performance.now() - started,
  };
}
