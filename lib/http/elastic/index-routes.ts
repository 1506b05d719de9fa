import { changeElasticAliases, readElasticAliases } from '../../domain/elastic-aliases';
import { keepElasticAsset, listElasticAssets } from '../../domain/elastic-assets';
import { listElasticAliases, listElasticIndices } from '../../domain/elastic-indices';
import type { WireCall, WireRoute } from '../wire-app';
import { asObject } from './as-object';
import { uuid } from './elastic-identity';
import { elasticJson } from './elastic-json';
import { indexName, noSuchIndex } from './index-names';
import { readAssetBody } from './read-asset-body';
import { elasticProblem } from './refuse-elastic';

const SHARDS = { _shards: { total: 1, successful: 1, failed: 0 } };
const refreshed = ({ request }: WireCall) => elasticJson(request, SHARDS);

/** Making and looking for indices, data streams and aliases. Any name can be written to without being made first. */
export const INDEX_ROUTES: readonly WireRoute[] = [
  // What was acknowledged can be read at once, so there is nothing to refresh or flush.
  { method: 'POST', path: '/_refresh', handle: refreshed },
  { method: 'GET', path: '/_refresh', handle: refreshed },
  { method: 'POST', path: '/:index/_refresh', handle: refreshed },
  { method: 'GET', path: '/:index/_refresh', handle: refreshed },
  { method: 'POST', path: '/_flush', handle: refreshed },
  { method: 'POST', path: '/:index/_flush', handle: refreshed },
  { method: 'GET', path: '/_data_stream', handle: showDataStreams },
  { method: 'GET', path: '/_data_stream/:name', handle: showDataStreams },
  { method: 'PUT', path: '/_data_stream/:name', handle: makeDataStream },
  { method: 'PUT', path: '/:index', handle: makeIndex },
  { method: 'GET', path: '/:index', handle: showIndex },
];

async function makeIndex(call: WireCall): Promise<Response> {
  const index = indexName(call.params.index ?? '');
  const body = await readAssetBody(call);
  const known = [
    ...(await listElasticIndices(call.ctx, index)),
    ...(await listElasticAliases(call.ctx, index)),
  ];
  if (known.length > 0) {
    throw elasticProblem(
      'bad_request',
      'resource_already_exists_exception',
      `index [${index}/${uuid(index)}] already exists`,
      { index_uuid: uuid(index), index },
    );
  }
  await keepElasticAsset(call.ctx, 'index', index, body);
  const made = Object.entries(asObject(body.aliases));
  await changeElasticAliases(
    call.ctx,
    made.map(([alias, options]) => ({ kind: 'add', index, alias, options: asObject(options) })),
  );
  return elasticJson(call.request, { acknowledged: true, shards_acknowledged: true, index });
}

async function showIndex({ request, params, ctx, url }: WireCall): Promise<Response> {
  const wanted = params.index ?? '';
  const names = await listElasticIndices(ctx, wanted);
  const aliases = await readElasticAliases(ctx, wanted);
  if (names.length === 0 && aliases.length === 0 && !/[*,]|^_all$/.test(wanted)) {
    if (url.searchParams.get('ignore_unavailable') === 'true') return elasticJson(request, {});
    throw noSuchIndex(wanted);
  }
  const made = new Map(
    (await listElasticAssets(ctx, 'index', wanted)).map((asset) => [asset.name, asset.body]),
  );
  const all = [...new Set([...names, ...aliases.flatMap(({ indices }) => indices)])];
  return elasticJson(
    request,
    Object.fromEntries(
      all.map((name) => [
        name,
        {
          aliases: asObject(made.get(name)?.aliases),
          mappings: asObject(made.get(name)?.mappings),
          settings: {
            index: { number_of_shards: '1', number_of_replicas: '0', uuid: uuid(name), provided_name: name },
          },
        },
      ]),
    ),
  );
}

async function makeDataStream({ request, params, ctx }: WireCall): Promise<Response> {
  await keepElasticAsset(ctx, 'data_stream', indexName(params.name ?? ''), {});
  return elasticJson(request, { acknowledged: true });
}

async function showDataStreams({ request, params, ctx }: WireCall): Promise<Response> {
  const wanted = params.name ?? '*';
  const names = await listElasticIndices(ctx, wanted);
  if (names.length === 0 && !/[*,]/.test(wanted)) throw noSuchIndex(wanted);
  const data_streams = names.map((name) => ({
    name,
    timestamp_field: { name: '@timestamp' },
    indices: [{ index_name: `.ds-${name}-000001`, index_uuid: uuid(name) }],
    generation: 1,
    status: 'GREEN',
    hidden: false,
    system: false,
  }));
  return elasticJson(request, { data_streams });
}
