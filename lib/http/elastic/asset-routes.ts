import { dropElasticAsset, keepElasticAsset, listElasticAssets } from '../../domain/elastic-assets';
import type { WireCall, WireRoute } from '../wire-app';
import { ASSET_APIS, type AssetApi } from './asset-api';
import { elasticJson } from './elastic-json';
import { readAssetBody } from './read-asset-body';
import { elasticProblem } from './refuse-elastic';

/**
 * Templates, lifecycle policies and ingest pipelines: kept as sent and found again, so that shippers set up and start.
 * None has an effect: fields need no mapping here, retention is set in the product, pipelines are not run.
 */
export const ASSET_ROUTES: readonly WireRoute[] = ASSET_APIS.flatMap((api) => [
  { method: 'GET', path: api.path, handle: (call) => show(api, call) },
  { method: 'GET', path: `${api.path}/:name`, handle: (call) => show(api, call) },
  { method: 'PUT', path: `${api.path}/:name`, handle: (call) => keep(api, call) },
  { method: 'POST', path: `${api.path}/:name`, handle: (call) => keep(api, call) },
  { method: 'DELETE', path: `${api.path}/:name`, handle: (call) => drop(api, call) },
]);

async function show(api: AssetApi, { request, ctx, params }: WireCall): Promise<Response> {
  const name = params.name;
  const assets = await listElasticAssets(ctx, api.kind, name);
  if (assets.length > 0 || name === undefined || /[*,]|^_all$/.test(name))
    return elasticJson(request, api.list(assets));
  if (api.missing === null) return elasticJson(request, {}, 404);
  const { type, reason } = api.missing(name);
  throw elasticProblem('not_found', type, reason);
}

async function keep({ kind }: AssetApi, call: WireCall): Promise<Response> {
  const name = call.params.name ?? '';
  const body = await readAssetBody(call);
  if (call.url.searchParams.get('create') === 'true') {
    const known = await listElasticAssets(call.ctx, kind, name);
    if (known.length > 0)
      throw elasticProblem('bad_request', 'illegal_argument_exception', `[${name}] already exists`);
  }
  await keepElasticAsset(call.ctx, kind, name, body);
  return elasticJson(call.request, { acknowledged: true });
}

async function drop(api: AssetApi, { request, ctx, params }: WireCall): Promise<Response> {
  const name = params.name ?? '';
  if (await dropElasticAsset(ctx, api.kind, name)) return elasticJson(request, { acknowledged: true });
  const { type, reason } = api.missing?.(name) ?? {
    type: 'resource_not_found_exception',
    reason: `[${name}] is missing`,
  };
  throw elasticProblem('not_found', type, reason);
}
