import { type AnswerStream, streamAnswer } from '../compat/loki/answer/stream-answer';
import { parseLogQuery } from '../compat/loki/logql/parse-logql';
import { compilePipeline } from '../compat/loki/pipeline/compile-pipeline';
import { compileSelector } from '../compat/loki/pipeline/match-labels';
import type { Working } from '../compat/loki/pipeline/pipeline-entry';
import { entryOfLog } from '../compat/loki/plan/entry-of-log';
import { labelsOfStream } from '../compat/loki/plan/labels-of-stream';
import { narrowLines } from '../compat/loki/plan/narrow-lines';
import { readLimit, readTime } from '../compat/loki/request-params';
import type { RequestContext } from '../contracts/context';
import type { Log } from '../contracts/log';
import type { TailEvent } from '../contracts/log-tail';
import { narrowPredicate } from '../store/scan/narrow-predicate';
import { parseIsoNs } from '../time/iso';
import { NS_PER_DAY, NS_PER_HOUR, nowNs } from '../time/time-ns';
import { streamsOf } from './loki-select';
import { lokiStreams } from './loki-streams';
import { predicateOf } from './read-query';
import { tailPredicate } from './tail-logs';

export interface LokiTailFrame {
  streams: AnswerStream[];
  /** Loki names each dropped line; here they are only counted, so one entry says that there were some. */
  dropped_entries?: { timestamp: string; labels: string }[];
}

const MOST_FIRST = 1_000;

/**
 * The newest lines of a query and then each new one, until `ctx.signal` aborts. Throws AppError `bad_request`, or
 * `too_many_requests` when too many tails are open. Source: Loki HTTP API, "Stream logs".
 */
export async function lokiTail(
  ctx: RequestContext,
  { params, categorize }: { params: URLSearchParams; categorize: boolean },
): Promise<AsyncGenerator<LokiTailFrame, void>> {
  const now = nowNs();
  const query = params.get('query') ?? '';
  const log = parseLogQuery(query);
  const run = compilePipeline(log.stages);
  const fits = compileSelector(log.selector);
  const last = Math.min(MOST_FIRST, readLimit(params.get('limit'), 100));
  const fromNs = readTime(params.get('start'), 'start', now - NS_PER_HOUR);
  const wanted = await streamsOf(ctx, log.selector);
  const others = [...(await lokiStreams(ctx)).keys()].filter((id) => !wanted.has(id));
  const names = new Set([...wanted.values()].flatMap(({ labels }) => [...labels.keys()]));
  const { ast, conditions } = narrowLines(log, names);
  // Streams that are not known yet may be of the selector: their lines are looked at one by one.
  const predicate = narrowPredicate(predicateOf(ctx, ast, now, 'log'), {
    streams: null,
    except: others,
    lines: conditions,
  });
  const range = { fromNs, toNs: now + 365n * NS_PER_DAY };
  const events = tailPredicate(ctx, { predicate, range, last }, null);

  const read = (logs: readonly Log[]): Working[] =>
    logs.flatMap((stored) => {
      const labels = labelsOfStream(stored);
      if (!fits(labels)) return [];
      const { body, severityNumber, traceId, spanId, attributes } = stored;
      const timeNs = parseIsoNs(stored.time) ?? 0n;
      return run(entryOfLog({ timeNs, body, severityNumber, traceId, spanId, attributes }, labels)) ?? [];
    });
  return framesOf(events, query, (logs) => streamAnswer(read(logs), categorize));
}

async function* framesOf(
  events: AsyncGenerator<TailEvent, void>,
  query: string,
  answer: (logs: readonly Log[]) => AnswerStream[],
): AsyncGenerator<LokiTailFrame, void> {
  for await (const { event, data } of events) {
    if (event !== 'start' && event !== 'logs') continue;
    const lost = event === 'logs' ? data.skipped + data.unread > 0 : data.gap !== null;
    const streams = answer(data.logs);
    if (streams.length === 0 && !lost) continue;
    const dropped = { timestamp: new Date().toISOString(), labels: query };
    yield { streams, ...(lost && { dropped_entries: [dropped] }) };
  }
}
