import { readDuration } from '../compat/elastic/duration';
import { illegalArgument, parsingError } from '../compat/elastic/elastic-error';
import { textOf } from '../compat/elastic/json-members';
import type { JsonObject } from '../compat/elastic/read-json';
import { makeOpaqueId, readOpaqueId } from '../compat/elastic/search/opaque-id';
import { indexOptions, type UrlParams } from '../compat/elastic/search/url-params';
import type { RequestContext } from '../contracts/context';
import type { ElasticRequest } from './elastic-request';
import { readBody } from './elastic-request';
import { type ElasticTarget, elasticScope } from './elastic-scope';

/**
 * `POST /{index}/_pit`: an id for the indices as they were named. Pages behind it neither miss nor repeat a stored log;
 * those that arrive meanwhile are seen. Throws AppError `bad_request`, `not_found`.
 */
export async function openElasticPit(
  ctx: RequestContext,
  { index, params }: ElasticRequest,
): Promise<JsonObject> {
  const keepAlive = params.get('keep_alive');
  if (keepAlive === undefined) throw illegalArgument('[keep_alive] is required');
  readDuration(keepAlive, 'keep_alive');
  const options = indexOptions(params);
  await elasticScope(ctx, { index, options });
  return {
    id: makeOpaqueId('pit', { index, ...options }),
    _shards: { total: 1, successful: 1, skipped: 0, failed: 0 },
  };
}

/** `DELETE /_pit`: there is nothing to free. */
export function closeElasticPit({ body }: Pick<ElasticRequest, 'body'>): JsonObject {
  readOpaqueId('pit', textOf(readBody(body).id, '[id]'));
  return { succeeded: true, num_freed: 1 };
}

/** The indices of a search with a point in time. @param index of the path: there must be none */
export function targetOfPit(id: string, index: string, params: UrlParams): ElasticTarget {
  if (index !== '') throw parsingError('[indices] cannot be used with point in time');
  for (const name of ['routing', 'preference', 'ignore_unavailable', 'expand_wildcards'])
    if (params.has(name)) throw parsingError(`[${name}] cannot be used with point in time`);
  const said = readOpaqueId('pit', id);
  return {
    index: textOf(said.index, '[pit]'),
    options: {
      ignoreUnavailable: true,
      allowNoIndices: true,
      expandsWildcards: said.expandsWildcards !== false,
    },
  };
}
