import type { RequestContext } from '../contracts/context';
import type { ErrorTopQuery, ErrorTopResponse } from '../contracts/error-trends';
import { countByGroup, type GroupCount } from '../store/errors/count-by-group';
import { newestErrors } from '../store/errors/newest-errors';
import { nowNs } from '../time/time-ns';
import { previousRange } from '../time/time-range';
import { errorMessages } from './error-messages';
import { errorOperations } from './error-operations';
import { readQuery } from './read-query';
import { describeRange, resolveRange } from './resolve-range';

/** Errors whose messages are read and grouped; `sampled` says when there were more. */
const SAMPLE = 10_000;

/**
 * What fails most: services and messages among the errors that match `q`, and operations among all spans; each beside the
 * equally long period before. Throws AppError `bad_request`, `timeout`, `unavailable`.
 */
export async function errorTop(ctx: RequestContext, input: ErrorTopQuery): Promise<ErrorTopResponse> {
  const started = performance.now();
  const now = nowNs();
  const range = resolveRange(input.from, input.to, now);
  const before = previousRange(range);
  const { predicate, diagnostics } = readQuery(ctx, input.q, now, 'log');
  const asked = { predicate, group: 'service', stepNs: null, errorsOnly: true } as const;
  // Two at a time: one page must not take all connections.
  const [services, previousServices] = await Promise.all([
    countByGroup(ctx, { ...asked, range }),
    countByGroup(ctx, { ...asked, range: before }),
  ]);
  const [lines, previousLines] = await Promise.all([
    newestErrors(ctx, predicate, range, SAMPLE),
    newestErrors(ctx, predicate, before, SAMPLE),
  ]);
  const full = lines.length === SAMPLE || previousLines.length === SAMPLE;
  return {
    services: topServices(services, previousServices, input.limit),
    operations: await errorOperations(ctx, range, input.limit, now),
    messages: await errorMessages(lines, previousLines, input.limit),
    sampled: full ? SAMPLE : null,
    range: describeRange(range),
    diagnostics,
    tookMs: performance.now() - started,
  };
}

function topServices(now: GroupCount[], before: GroupCount[], limit: number): ErrorTopResponse['services'] {
  const previous = new Map(before.map(({ key, n }) => [key, Number(n)]));
  return now
    .map(({ key, n }) => ({
      service: key ?? '',
      count: Number(n),
      previousCount: previous.get(key) ?? 0,
    }))
    .sort((a, b) => b.count - a.count || (a.service < b.service ? -1 : 1))
    .slice(0, limit);
}
