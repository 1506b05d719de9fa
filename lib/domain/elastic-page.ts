import { elasticError } from '../compat/elastic/elastic-error';
import type { Place } from '../compat/elastic/search/search-after';
import type { RequestContext } from '../contracts/context';
import { findLogs } from '../store/logs/find-logs';
import type { LogRow } from '../store/logs/log-row';
import type { NarrowedScope } from './elastic-scope';

export interface PageInput extends NarrowedScope {
  order: 'newest' | 'oldest';
  after: Place | null;
  from: number;
  size: number;
  budgetMs: number;
}

export interface ElasticPage {
  rows: LogRow[];
  /** Where the next page goes on; null: there are no more. */
  next: Place | null;
  /** Time ran out before the page was full. */
  timedOut: boolean;
  /** How many match in all, where the page itself says it. */
  total: number | null;
}

/** One answer holds no more than this of messages and attributes, whatever its size says. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Rows `from` to `from + size` behind a place. Throws AppError `too_many_requests` (`circuit_breaking_exception`), `timeout`. */
export async function readElasticPage(ctx: RequestContext, input: PageInput): Promise<ElasticPage> {
  const { predicate, range, order, from, size } = input;
  const deadline = performance.now() + input.budgetMs;
  const left = () => Math.max(1, deadline - performance.now());
  const whole = input.after === null;
  let after = input.after;
  if (from > 0) {
    const skipped = await findLogs(ctx, {
      predicate,
      range,
      order,
      after,
      limit: from,
      budgetMs: left(),
      columns: 't.time_ns, t.seq',
      weight: '0',
    });
    const timedOut = skipped.stoppedAt !== null;
    if (skipped.next === null || timedOut) {
      return { rows: [], next: null, timedOut, total: whole && !timedOut ? skipped.rows.length : null };
    }
    after = skipped.next;
  }
  const rows: LogRow[] = [];
  let bytes = 0;
  while (rows.length < size) {
    const found = await findLogs(ctx, {
      predicate,
      range,
      order,
      after,
      limit: size - rows.length,
      budgetMs: left(),
    });
    for (const row of found.rows) {
      bytes += row.body.length + JSON.stringify(row.attributes).length;
      rows.push(row);
    }
    if (bytes > MAX_BYTES) throw tooLarge(bytes);
    if (found.stoppedAt !== null) return { rows, next: found.next, timedOut: true, total: null };
    if (found.next === null)
      return { rows, next: null, timedOut: false, total: whole ? from + rows.length : null };
    after = found.next;
  }
  return { rows, next: after, timedOut: false, total: null };
}

function tooLarge(bytes: number) {
  return elasticError(
    'circuit_breaking_exception',
    `[request] Data too large, data for the hits would be [${bytes}b], which is larger than the limit of [${MAX_BYTES}b]: ask for fewer hits, or for fewer fields with a smaller size`,
    { code: 'too_many_requests', members: { bytes_wanted: bytes, bytes_limit: MAX_BYTES } },
  );
}
