import { readWhole } from '../compat/zipkin/zipkin-query';
import type { RequestContext } from '../contracts/context';
import { AppError } from '../errors';
import { NS_PER_MS } from '../time/time-ns';
import { dependencyLinks } from './dependency-links';

const DAY_MS = 86_400_000;
const MS_MOST = 4_102_444_800_000;

/** As Zipkin writes it: no errorCount where nothing failed. */
export interface ZipkinDependency {
  parent: string;
  child: string;
  callCount: number;
  errorCount?: number;
}

/** What `GET /api/v2/dependencies?endTs&lookback` (milliseconds) asks. Throws AppError `bad_request`, `timeout`. */
export async function zipkinDependencies(
  ctx: RequestContext,
  params: URLSearchParams,
): Promise<ZipkinDependency[]> {
  const endTs = readWhole(params, 'endTs');
  const lookback = readWhole(params, 'lookback') ?? DAY_MS;
  if (endTs === null) throw new AppError('bad_request', 'Mandatory parameter/header missing: endTs');
  if (endTs <= 0) throw new AppError('bad_request', 'endTs <= 0');
  if (lookback <= 0) throw new AppError('bad_request', 'lookback <= 0');
  const toMs = Math.min(endTs, MS_MOST);
  const range = {
    fromNs: BigInt(Math.max(0, toMs - lookback)) * NS_PER_MS,
    toNs: BigInt(toMs) * NS_PER_MS,
  };
  const links = await dependencyLinks(ctx, range);
  return links.map(({ errorCount, ...link }) => (errorCount > 0 ? { ...link, errorCount } : link));
}
