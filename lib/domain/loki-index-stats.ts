import { parseLogQuery } from '../compat/loki/logql/parse-logql';
import { readRange } from '../compat/loki/request-params';
import type { RequestContext } from '../contracts/context';
import { sampleLogs } from '../store/logs/sample-logs';
import { nowNs } from '../time/time-ns';
import { selectLoki } from './loki-select';

const SAMPLE = 500;
const BUDGET_MS = 400;

/**
 * `GET /loki/api/v1/index/stats`: how much a selector would read. Entries and bytes are reckoned from a sample, as
 * Loki's are from its index; there are no chunks here, so their number is that of the streams.
 * Throws AppError `bad_request`.
 */
export async function lokiIndexStats(ctx: RequestContext, params: URLSearchParams) {
  const now = nowNs();
  const { selector } = parseLogQuery(params.get('query') ?? '');
  const range = readRange(params, now);
  const { predicate, streams } = await selectLoki(ctx, { kind: 'log', selector, stages: [] }, now);
  if (predicate === null || range.fromNs >= range.toNs)
    return { streams: 0, chunks: 0, bytes: 0, entries: 0 };
  const sample = await sampleLogs<{ time_ns: bigint; seq: bigint; bytes: number; stream_id: number }>(ctx, {
    predicate,
    range,
    rows: SAMPLE,
    budgetMs: BUDGET_MS,
    columns: 't.time_ns, t.seq, t.stream_id, octet_length(t.body) AS bytes',
    pool: 'search',
  });
  const bytes = sample.rows.reduce((sum, row) => sum + row.bytes, 0) / Math.max(1, sample.rows.length);
  const entries = Math.round(sample.total);
  const found = entries === 0 ? 0 : streams.size;
  return { streams: found, chunks: found, bytes: Math.round(bytes * entries), entries };
}
