import { namePattern } from '../../contracts/name-pattern';
import { type AliasChange, changeElasticAliases, readElasticAliases } from '../../domain/elastic-aliases';
import type { WireCall, WireRoute } from '../wire-app';
import { asObject } from './as-object';
import { elasticJson } from './elastic-json';
import { indexName } from './index-names';
import { readAssetBody } from './read-asset-body';
import { elasticProblem } from './refuse-elastic';

/** Making, unmaking and looking for aliases. They are other names for indices in searches. */
export const ALIAS_ROUTES: readonly WireRoute[] = [
  { method: 'POST', path: '/_aliases', handle: change },
  { method: 'GET', path: '/_alias', handle: show },
  { method: 'GET', path: '/_aliases', handle: show },
  { method: 'GET', path: '/_alias/:name', handle: show },
  { method: 'GET', path: '/:index/_alias', handle: show },
  { method: 'GET', path: '/:index/_alias/:name', handle: show },
  ...['/:index/_alias/:name', '/:index/_aliases/:name'].flatMap((path): WireRoute[] => [
    { method: 'PUT', path, handle: (call) => one(call, 'add') },
    { method: 'POST', path, handle: (call) => one(call, 'add') },
    { method: 'DELETE', path, handle: (call) => one(call, 'remove') },
  ]),
];

const MOST_CHANGES = 1_000;

async function one({ request, params, ctx }: WireCall, kind: AliasChange['kind']): Promise<Response> {
  const alias = indexName(params.name ?? '');
  const indices = (params.index ?? '').split(',').map(indexName);
  await changeElasticAliases(
    ctx,
    indices.map((index) => ({ kind, index, alias, options: {} })),
  );
  return elasticJson(request, { acknowledged: true });
}

/** `POST /_aliases`. Source: Elasticsearch, "Create or update an alias"; its IndicesAliasesRequest. */
async function change(call: WireCall): Promise<Response> {
  const { actions } = await readAssetBody(call);
  if (!Array.isArray(actions) || actions.length === 0)
    throw elasticProblem('bad_request', 'illegal_argument_exception', 'No action specified');
  const changes = actions.flatMap(changesOf);
  if (changes.length > MOST_CHANGES)
    throw elasticProblem(
      'bad_request',
      'illegal_argument_exception',
      `Up to ${MOST_CHANGES} aliases at once.`,
    );
  await changeElasticAliases(call.ctx, changes);
  return elasticJson(call.request, { acknowledged: true, errors: false });
}

function changesOf(action: unknown): AliasChange[] {
  const [[kind, said] = ['', null], ...more] = Object.entries(asObject(action));
  if (kind === 'remove_index')
    throw elasticProblem(
      'bad_request',
      'illegal_argument_exception',
      '[remove_index] is not supported: stored logs are immutable and expire by retention',
    );
  if (more.length > 0 || (kind !== 'add' && kind !== 'remove'))
    throw elasticProblem(
      'bad_request',
      'x_content_parse_exception',
      `[aliases] unknown field [${kind.slice(0, 80)}]`,
    );
  const { index, indices, alias, aliases, must_exist: _, ...options } = asObject(said);
  const of = [index ?? indices ?? []].flat().map(String);
  const names = [alias ?? aliases ?? []].flat().map(String);
  if (of.length === 0 || names.length === 0)
    throw elasticProblem(
      'bad_request',
      'x_content_parse_exception',
      'One of [index] or [indices] and one of [alias] or [aliases] is required',
    );
  if (options.filter !== undefined)
    throw elasticProblem(
      'bad_request',
      'illegal_argument_exception',
      'an alias with a [filter] is not supported here',
    );
  return of.flatMap((each) => names.map((name) => ({ kind, index: each, alias: indexName(name), options })));
}

async function show({ request, params, ctx }: WireCall): Promise<Response> {
  const known = await readElasticAliases(ctx, params.name);
  const tests = (params.index ?? '*').split(',').map(namePattern);
  const fits = (index: string) => params.index === '_all' || tests.some((test) => test(index));
  const byIndex: Record<string, { aliases: Record<string, unknown> }> = {};
  for (const { name, indices, options } of known) {
    for (const index of indices) {
      if (!fits(index)) continue;
      byIndex[index] ??= { aliases: {} };
      byIndex[index].aliases[name] = options;
    }
  }
  const isOne = params.name !== undefined && !/[*,]/.test(params.name);
  return Object.keys(byIndex).length === 0 && isOne
    ? elasticJson(request, { error: `alias [${params.name}] missing`, status: 404 }, 404)
    : elasticJson(request, byIndex);
}
