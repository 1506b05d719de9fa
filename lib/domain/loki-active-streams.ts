import type { LabelMatcher } from '../compat/loki/logql/logql-ast';
import type { RequestContext } from '../contracts/context';
import { BY_SERVICE, countLogs } from '../store/logs/count-logs';
import type { TimeRange } from '../time/time-range';
import { streamsOf } from './loki-select';
import type { LokiStream } from './loki-streams';
import { predicateOf } from './read-query';

/**
 * The streams a selector names whose service has logs in a range. The rollup knows services, not streams: a stream that
 * fell silent is listed as long as its service is not.
 */
export async function lokiActiveStreams(
  ctx: RequestContext,
  matchers: readonly LabelMatcher[],
  range: TimeRange,
): Promise<LokiStream[]> {
  const streams = await streamsOf(ctx, matchers);
  if (streams.size === 0 || range.fromNs >= range.toNs) return [];
  const predicate = predicateOf(ctx, null, range.toNs, 'log');
  const counts = await countLogs(ctx, { predicate, range, key: BY_SERVICE, pool: 'search' });
  return [...streams.values()].filter(({ serviceId }) => counts.has(BigInt(serviceId)));
}
