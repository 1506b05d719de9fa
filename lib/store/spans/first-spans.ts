import type { RequestContext } from '../../contracts/context';
import { spanIdOf } from '../../contracts/keys';
import { runQuery } from '../client/run-query';
import { statement } from '../client/statement';
import type { SummaryRow } from './summary-row';
import { ofTraces } from './verify-traces';

/** The id of each trace's root, or of its earliest span where the root has not arrived; by trace key. */
export async function firstSpans(
  ctx: RequestContext,
  rows: readonly SummaryRow[],
): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map();
  const found = await runQuery<{ trace_key: string; span_key: bigint; span_text: string | null }>(
    statement((params) => {
      const starts = rows.map(({ root_start_ns, start_ns }) => root_start_ns ?? start_ns);
      return `SELECT DISTINCT ON (t.trace_key) t.trace_key, t.span_key, t.span_text FROM span t
        WHERE ${ofTraces(ctx, rows, params)} AND t.start_ns = ANY(${params.add(starts)}::bigint[])
        ORDER BY t.trace_key, t.parent_key IS NOT NULL, t.start_ns, t.span_key`;
    }),
    { signal: ctx.signal, timeoutMs: 5_000 },
  );
  return new Map(found.map((row) => [row.trace_key, row.span_text ?? spanIdOf(row.span_key)]));
}
