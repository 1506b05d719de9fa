import { refuseUnknown } from '../compat/elastic/json-members';
import type { JsonObject } from '../compat/elastic/read-json';
import {
  COUNT_PARAMS,
  flag,
  indexOptions,
  refuseParams,
  urlQuery,
} from '../compat/elastic/search/url-params';
import type { RequestContext } from '../contracts/context';
import { AppError } from '../errors';
import { type ElasticRequest, readBody } from './elastic-request';
import { elasticScope } from './elastic-scope';

const SHARDS = { total: 1, successful: 1, failed: 0 };

/** `_validate/query`: whether a query can be read. */
export async function validateElasticQuery(
  ctx: RequestContext,
  { index, params, body }: ElasticRequest,
): Promise<JsonObject> {
  refuseParams(params, [...COUNT_PARAMS, 'explain', 'rewrite', 'all_shards'], '/_validate/query');
  const scope = await elasticScope(ctx, { index, options: indexOptions(params) });
  try {
    const asked = readBody(body);
    refuseUnknown(asked, ['query'], (name) => `request does not support [${name}]`);
    scope.read(urlQuery(params) ?? asked.query);
    return { _shards: SHARDS, valid: true };
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'bad_request')) throw error;
    return { _shards: SHARDS, valid: false, ...(flag(params, 'explain') && { error: error.message }) };
  }
}
