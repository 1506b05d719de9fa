import {
  type JaegerAnswer,
  type JaegerError,
  type JaegerTrace,
  jaegerAnswer,
} from '../compat/jaeger/jaeger-model';
import { jaegerTraceOf } from '../compat/jaeger/jaeger-trace-of';
import { readJaegerSearch } from '../compat/jaeger/read-jaeger-search';
import { readBoolean } from '../compat/jaeger/read-params';
import type { RequestContext } from '../contracts/context';
import { nowNs } from '../time/time-ns';
import { jaegerMatching } from './jaeger-matching';
import { jaegerTracesById } from './jaeger-trace';
import { readWholeTraces } from './read-whole-traces';

/**
 * What `GET /api/traces` asks: traces by id, or the newest that match. What is not in the answer and why stands in
 * `errors`, and in the warnings of a trace that is not whole. Throws AppError `bad_request` in Jaeger's words, `timeout`, `unavailable`.
 */
export async function jaegerSearch(
  ctx: RequestContext,
  params: URLSearchParams,
): Promise<JaegerAnswer<JaegerTrace[]>> {
  readBoolean(params, 'raw');
  const ids = params.getAll('traceID').filter((id) => id !== '');
  if (ids.length > 0) return await jaegerTracesById(ctx, ids);
  const found = await jaegerMatching(ctx, readJaegerSearch(params, nowNs()));
  const { traces, leftOut } = await readWholeTraces(ctx, found.traces);
  const errors: JaegerError[] = [];
  if (leftOut > 0)
    errors.push({ msg: `${leftOut} more traces match, but have too many spans for one answer` });
  if (found.stoppedAt !== null)
    errors.push({ msg: 'the search took too long: earlier traces were not looked at' });
  return jaegerAnswer(
    traces.map(({ traceId, spans, missing }) =>
      jaegerTraceOf(
        traceId,
        spans,
        missing > 0 ? [`${missing} more spans are stored, too many for one answer`] : [],
      ),
    ),
    { errors: errors.length > 0 ? errors : null },
  );
}
