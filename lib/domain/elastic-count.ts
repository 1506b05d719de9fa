import { parsingError } from '../compat/elastic/elastic-error';
import { refuseUnknown } from '../compat/elastic/json-members';
import type { JsonObject } from '../compat/elastic/read-json';
import { COUNT_PARAMS, indexOptions, refuseParams, urlQuery } from '../compat/elastic/search/url-params';
import type { RequestContext } from '../contracts/context';
import { type ElasticRequest, readBody } from './elastic-request';
import { elasticScope } from './elastic-scope';
import { countElastic } from './elastic-total';

/** `_count`: exact. Throws AppError `bad_request`, `not_found`, `timeout`. */
export async function elasticCount(
  ctx: RequestContext,
  { index, params, body }: ElasticRequest,
): Promise<JsonObject> {
  refuseParams(params, COUNT_PARAMS, index === '' ? '/_count' : `/${index}/_count`);
  const asked = readBody(body);
  refuseUnknown(asked, ['query'], (name) => `request does not support [${name}]`);
  if (params.has('min_score'))
    throw parsingError('[min_score] is not supported here: documents are not scored');
  const scope = await elasticScope(ctx, { index, options: indexOptions(params), body: asked });
  const narrowed = scope.narrow(scope.read(urlQuery(params) ?? asked.query));
  const count = narrowed ? await countElastic(ctx, narrowed) : 0;
  return { count, _shards: { total: 1, successful: 1, skipped: 0, failed: 0 } };
}
