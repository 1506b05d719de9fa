import { parseMatchers } from '../compat/loki/logql/parse-logql';
import { readRange } from '../compat/loki/request-params';
import type { RequestContext } from '../contracts/context';
import { AppError } from '../errors';
import { nowNs } from '../time/time-ns';
import { lokiActiveStreams } from './loki-active-streams';

const MOST_SERIES = 10_000;

async function active(ctx: RequestContext, params: URLSearchParams, query: string) {
  const now = nowNs();
  // Whoever browses labels without a range means what there is now; Loki's own default is an hour.
  return await lokiActiveStreams(ctx, parseMatchers(query), readRange(params, now));
}

/** `GET /loki/api/v1/labels`: names, sorted. Throws AppError `bad_request`. */
export async function lokiLabelNames(ctx: RequestContext, params: URLSearchParams): Promise<string[]> {
  const streams = await active(ctx, params, params.get('query') ?? '');
  return [...new Set(streams.flatMap(({ labels }) => [...labels.keys()]))].sort();
}

/** `GET /loki/api/v1/label/{name}/values`, sorted. */
export async function lokiLabelValues(
  ctx: RequestContext,
  name: string,
  params: URLSearchParams,
): Promise<string[]> {
  const streams = await active(ctx, params, params.get('query') ?? '');
  return [...new Set(streams.flatMap(({ labels }) => labels.get(name) ?? []))].sort();
}

/** `GET /loki/api/v1/series`: each distinct set of labels that one of the selectors names. */
export async function lokiSeries(
  ctx: RequestContext,
  params: URLSearchParams,
): Promise<Record<string, string>[]> {
  const asked = [...params.getAll('match[]'), ...params.getAll('match')];
  if (asked.length > 100) throw new AppError('bad_request', 'more than 100 match[] arguments');
  const series = new Map<string, Record<string, string>>();
  for (const query of asked.length === 0 ? [''] : asked) {
    for (const { labels } of await active(ctx, params, query)) {
      series.set(JSON.stringify([...labels]), Object.fromEntries(labels));
      if (series.size > MOST_SERIES) {
        throw new AppError('bad_request', `maximum of series (${MOST_SERIES}) reached for a single query`);
      }
    }
  }
  return [...series.values()];
}
