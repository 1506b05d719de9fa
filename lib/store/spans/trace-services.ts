import type { RequestContext } from '../../contracts/context';
import { AppError } from '../../errors';
import { runQuery } from '../client/run-query';
import { statement } from '../client/statement';
import type { SummaryRow } from './summary-row';
import { ofTraces } from './verify-traces';

/** One service's part in one trace; null where it was not counted. */
export interface TraceService {
  serviceId: number;
  spans: number | null;
  errors: number | null;
}

/** Spans that are counted for one page of traces. */
const MAX_SPANS = 300_000;
const TIMEOUT_MS = 2_500;

/** The services of each trace by its key, the first to start first. Traces too large are not counted, only named. */
export async function traceServices(
  ctx: RequestContext,
  rows: readonly SummaryRow[],
): Promise<Map<string, TraceService[]>> {
  let spans = 0;
  const countable = rows.filter(({ span_count }) => {
    spans += span_count;
    return spans <= MAX_SPANS;
  });
  const services = new Map<string, TraceService[]>(
    rows.map((row) => [
      row.trace_key,
      row.service_ids.map((serviceId) => ({ serviceId, spans: null, errors: null })),
    ]),
  );
  if (countable.length === 0) return services;
  const counted = await runQuery<{ trace_key: string; service_id: number; spans: number; errors: number }>(
    statement(
      (params) => `SELECT t.trace_key, t.service_id, count(*)::int AS spans,
          (count(*) FILTER (WHERE t.status = 2))::int AS errors, min(t.start_ns) AS start_ns
        FROM span t WHERE ${ofTraces(ctx, countable, params)} GROUP BY 1, 2 ORDER BY 1, start_ns, 2`,
    ),
    { signal: ctx.signal, timeoutMs: TIMEOUT_MS },
  ).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'timeout') return null;
    throw error;
  });
  if (counted === null) return services;
  for (const { trace_key } of countable) services.set(trace_key, []);
  for (const { trace_key, service_id, spans, errors } of counted)
    services.get(trace_key)?.push({ serviceId: service_id, spans, errors });
  return services;
}
