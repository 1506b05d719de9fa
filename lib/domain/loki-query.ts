import { matrixAnswer, vectorAnswer } from '../compat/loki/answer/metric-answer';
import { streamAnswer } from '../compat/loki/answer/stream-answer';
import { parseLogql } from '../compat/loki/logql/parse-logql';
import { instantSteps, stepsOf } from '../compat/loki/metric/query-steps';
import {
  defaultStepNs,
  readBounds,
  readDirection,
  readLimit,
  readSpan,
  readTime,
} from '../compat/loki/request-params';
import type { RequestContext } from '../contracts/context';
import { AppError } from '../errors';
import { nowNs } from '../time/time-ns';
import { lokiQueryLogs } from './loki-query-logs';
import { lokiQueryMetric } from './loki-query-metric';

interface Asked {
  params: URLSearchParams;
  /** What came from where beside each line, rather than all as labels. */
  categorize: boolean;
}

/** `GET /loki/api/v1/query_range`: Loki's `data`. Throws AppError `bad_request` or `timeout`. */
export async function lokiQueryRange(ctx: RequestContext, { params, categorize }: Asked) {
  const started = performance.now();
  const now = nowNs();
  const { startNs, endNs } = readBounds(params, now);
  const limit = readLimit(params.get('limit'), 100);
  const direction = readDirection(params.get('direction'));
  const stepNs = readSpan(params.get('step'), defaultStepNs(startNs, endNs));
  const expr = parseLogql(params.get('query') ?? '');
  const steps = stepsOf(startNs, endNs, stepNs);
  if (expr.kind !== 'log') {
    const value = await lokiQueryMetric(ctx, expr, steps, now);
    return { ...matrixAnswer(value, steps), stats: stats(started, null) };
  }
  const intervalNs = readSpan(params.get('interval'), 0n);
  if (intervalNs < 0n) throw new AppError('bad_request', 'interval must be >= 0');
  const range = { fromNs: startNs, toNs: endNs };
  const found = await lokiQueryLogs(ctx, { log: expr, range, limit, direction, intervalNs }, now);
  return {
    resultType: 'streams',
    ...(categorize && { encodingFlags: ['categorize-labels'] }),
    result: streamAnswer(found.lines, categorize),
    stats: stats(started, found),
  };
}

/** `GET /loki/api/v1/query`: a metric at one time. Throws AppError `bad_request` or `timeout`. */
export async function lokiQueryInstant(ctx: RequestContext, { params }: Asked) {
  const started = performance.now();
  const now = nowNs();
  const timeNs = readTime(params.get('time'), 'time', now);
  readLimit(params.get('limit'), 100);
  const expr = parseLogql(params.get('query') ?? '');
  if (expr.kind === 'log') {
    throw new AppError(
      'bad_request',
      'log queries are not supported as an instant query type, please change your query to a range query type',
    );
  }
  const steps = instantSteps(timeNs);
  const value = await lokiQueryMetric(ctx, expr, steps, now);
  return { ...vectorAnswer(expr, value, steps), stats: stats(started, null) };
}

/** What is known of Loki's statistics; the rest of them is about parts that are not here. */
function stats(started: number, read: { linesRead: number; bytesRead: number; lines: unknown[] } | null) {
  const execTime = (performance.now() - started) / 1000;
  return {
    summary: {
      bytesProcessedPerSecond: Math.round((read?.bytesRead ?? 0) / Math.max(execTime, 1e-6)),
      linesProcessedPerSecond: Math.round((read?.linesRead ?? 0) / Math.max(execTime, 1e-6)),
      totalBytesProcessed: read?.bytesRead ?? 0,
      totalLinesProcessed: read?.linesRead ?? 0,
      execTime,
      queueTime: 0,
      subqueries: 0,
      totalEntriesReturned: read?.lines.length ?? 0,
      splits: 0,
      shards: 0,
      totalPostFilterLines: read?.lines.length ?? 0,
      totalStructuredMetadataBytesProcessed: 0,
    },
    querier: {},
    ingester: {},
    cache: {},
    index: {},
  };
}
