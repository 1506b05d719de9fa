import { readEpoch, readInteger } from '../compat/jaeger/read-params';
import type { RequestContext } from '../contracts/context';
import { NS_PER_DAY, NS_PER_MS, nowNs } from '../time/time-ns';
import { later } from '../time/time-range';
import { type DependencyLink, dependencyLinks } from './dependency-links';

/**
 * What `GET /api/dependencies?endTs&lookback&service` (milliseconds) asks. Throws AppError `bad_request` in Jaeger's
 * words, `timeout`, `unavailable`.
 */
export async function jaegerDependencies(
  ctx: RequestContext,
  params: URLSearchParams,
): Promise<Omit<DependencyLink, 'errorCount'>[]> {
  const toNs = readEpoch(params, 'endTs', NS_PER_MS, nowNs());
  const lookback = readInteger(params, 'lookback');
  const fromNs = later(0n, toNs - (lookback === null ? NS_PER_DAY : lookback * NS_PER_MS));
  if (fromNs >= toNs) return [];
  const service = params.get('service') ?? '';
  const links = await dependencyLinks(ctx, { fromNs, toNs });
  return links
    .filter(({ parent, child }) => service === '' || parent === service || child === service)
    .map(({ parent, child, callCount }) => ({ parent, child, callCount }));
}
