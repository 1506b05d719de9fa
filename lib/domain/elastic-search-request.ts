import { parsingError } from '../compat/elastic/elastic-error';
import type { JsonObject } from '../compat/elastic/read-json';
import {
  flag,
  indexOptions,
  refuseParams,
  SEARCH_PARAMS,
  withUrlMembers,
} from '../compat/elastic/search/url-params';
import type { RequestContext } from '../contracts/context';
import { targetOfPit } from './elastic-pit';
import { type ElasticRequest, pitIdOf, readBody } from './elastic-request';
import { startElasticScroll } from './elastic-scroll';
import { elasticSearch } from './elastic-search';

/** `GET|POST /_search`, `/{index}/_search`. Throws AppError with Elasticsearch's type and reason. */
export async function elasticSearchRequest(
  ctx: RequestContext,
  { index, params, body }: ElasticRequest,
): Promise<JsonObject> {
  refuseParams(params, SEARCH_PARAMS, index === '' ? '/_search' : `/${index}/_search`);
  const asked = withUrlMembers(readBody(body), params);
  const pit = pitIdOf(asked);
  const input = {
    ...(pit === null ? { index, options: indexOptions(params) } : targetOfPit(pit, index, params)),
    body: asked,
    totalAsInt: flag(params, 'rest_total_hits_as_int'),
    typedKeys: flag(params, 'typed_keys'),
  };
  const scroll = params.get('scroll');
  if (scroll === undefined) return await elasticSearch(ctx, input);
  if (pit !== null) throw parsingError('using [point in time] is not allowed in a scroll context');
  return await startElasticScroll(ctx, input, scroll);
}
