import { keepElasticAsset, listElasticAssets } from '../../domain/elastic-assets';
import { listElasticIndices } from '../../domain/elastic-indices';
import type { WireCall, WireRoute } from '../wire-app';
import { asObject } from './as-object';
import { uuid } from './elastic-identity';
import { elasticJson } from './elastic-json';
import { noSuchIndex } from './index-names';
import { readAssetBody } from './read-asset-body';
import { elasticProblem } from './refuse-elastic';

const MOST_INDICES = 100;

const keeping = (method: 'PUT' | 'POST', path: string, part: 'mappings' | 'settings'): WireRoute => ({
  method,
  path,
  handle: (call) => keep(call, part),
});

/** Mappings and settings of indices: kept and shown again, without effect: fields need no mapping here. */
export const INDEX_SETTINGS_ROUTES: readonly WireRoute[] = [
  keeping('PUT', '/:index/_mapping', 'mappings'),
  keeping('POST', '/:index/_mapping', 'mappings'),
  keeping('PUT', '/:index/_mappings', 'mappings'),
  keeping('PUT', '/:index/_settings', 'settings'),
  keeping('PUT', '/_settings', 'settings'),
  { method: 'GET', path: '/_settings', handle: showSettings },
  { method: 'GET', path: '/:index/_settings', handle: showSettings },
  { method: 'GET', path: '/:index/_settings/:name', handle: showSettings },
];

async function keep(call: WireCall, part: 'mappings' | 'settings'): Promise<Response> {
  const wanted = call.params.index ?? '_all';
  const body = await readAssetBody(call);
  const names = await namesOf(call, wanted);
  if (names.length > MOST_INDICES)
    throw elasticProblem(
      'bad_request',
      'illegal_argument_exception',
      `[${wanted.slice(0, 200)}] names ${names.length} indices: up to ${MOST_INDICES} at once are changed here`,
    );
  const made = new Map(
    (await listElasticAssets(call.ctx, 'index', names.join(','))).map((one) => [one.name, one.body]),
  );
  for (const name of names) {
    const known = made.get(name) ?? {};
    const before = asObject(known[part]);
    await keepElasticAsset(call.ctx, 'index', name, { ...known, [part]: { ...before, ...body } });
  }
  return elasticJson(call.request, { acknowledged: true });
}

async function showSettings(call: WireCall): Promise<Response> {
  const names = await namesOf(call, call.params.index ?? '_all');
  const made = new Map((await listElasticAssets(call.ctx, 'index')).map((one) => [one.name, one.body]));
  const shown = names.map((name) => {
    const { index, ...settings } = asObject(made.get(name)?.settings);
    const own = { number_of_shards: '1', number_of_replicas: '0', uuid: uuid(name), provided_name: name };
    return [name, { settings: { index: { ...settings, ...asObject(index), ...own } } }];
  });
  return elasticJson(call.request, Object.fromEntries(shown));
}

async function namesOf({ ctx, url }: WireCall, wanted: string): Promise<string[]> {
  const names = await listElasticIndices(ctx, wanted === '_all' ? '*' : wanted);
  const isLenient = /[*,]|^_all$/.test(wanted) || url.searchParams.get('ignore_unavailable') === 'true';
  if (names.length === 0 && !isLenient) throw noSuchIndex(wanted);
  return names;
}
