import { readElasticAliases } from '../../domain/elastic-aliases';
import { listElasticAssets } from '../../domain/elastic-assets';
import { elasticCount } from '../../domain/elastic-count';
import { listElasticIndices } from '../../domain/elastic-indices';
import type { WireCall, WireRoute } from '../wire-app';
import { type CatColumn, type CatRow, catText, chosenColumns } from './cat-table';
import { clusterHealth } from './cluster-routes';
import { CLUSTER_NAME, NODE_NAME, uuid } from './elastic-identity';
import { elasticJson } from './elastic-json';

type Rows = (call: WireCall, columns: readonly CatColumn[]) => Promise<CatRow[]>;

const route = (path: string, columns: readonly CatColumn[], rows: Rows): WireRoute => ({
  method: 'GET',
  path,
  handle: async (call) => answer(call, columns, rows),
});

const HEALTH: CatColumn[] = [
  { name: 'epoch', aliases: ['t'] },
  { name: 'timestamp', aliases: ['ts'] },
  { name: 'cluster', aliases: ['cl'] },
  { name: 'status', aliases: ['st'] },
  { name: 'node.total' },
  { name: 'node.data' },
  { name: 'shards' },
  { name: 'pri' },
  { name: 'relo' },
  { name: 'init' },
  { name: 'unassign' },
  { name: 'pending_tasks' },
  { name: 'max_task_wait_time' },
  { name: 'active_shards_percent' },
];
const INDICES: CatColumn[] = [
  { name: 'health', aliases: ['h'] },
  { name: 'status', aliases: ['s'] },
  { name: 'index', aliases: ['i', 'idx'] },
  { name: 'uuid', aliases: ['id'] },
  { name: 'pri', aliases: ['p'] },
  { name: 'rep', aliases: ['r'] },
  { name: 'docs.count', aliases: ['dc', 'docsCount'] },
  { name: 'docs.deleted', aliases: ['dd', 'docsDeleted'] },
];
const NODES: CatColumn[] = [
  { name: 'ip' },
  { name: 'node.role', aliases: ['r'] },
  { name: 'master' },
  { name: 'name' },
];
const TEMPLATES: CatColumn[] = [
  { name: 'name', aliases: ['n'] },
  { name: 'index_patterns', aliases: ['t'] },
  { name: 'order', aliases: ['o'] },
  { name: 'version', aliases: ['v'] },
];
const ALIASES: CatColumn[] = [
  { name: 'alias', aliases: ['a'] },
  { name: 'index', aliases: ['i'] },
];

/** The tables people and scripts look at, as text or with `format=json`; `h` chooses columns, `v` prints their names. */
export const CAT_ROUTES: readonly WireRoute[] = [
  route('/_cat/health', HEALTH, health),
  route('/_cat/indices', INDICES, indices),
  route('/_cat/indices/:index', INDICES, indices),
  route('/_cat/nodes', NODES, async () => [
    { ip: '127.0.0.1', 'node.role': 'dim', master: '*', name: NODE_NAME },
  ]),
  route('/_cat/templates', TEMPLATES, templates),
  route('/_cat/templates/:name', TEMPLATES, templates),
  route('/_cat/aliases', ALIASES, aliases),
  route('/_cat/aliases/:name', ALIASES, aliases),
];

async function answer(call: WireCall, all: readonly CatColumn[], rows: Rows): Promise<Response> {
  const query = call.url.searchParams;
  const columns = chosenColumns(all, query.get('h'));
  const shown = (await rows(call, columns)).map((row) =>
    columns.map((column) => cell(all, row, column.name)),
  );
  const wantsJson =
    query.get('format') === 'json' || (call.request.headers.get('accept') ?? '').includes('json');
  if (wantsJson && query.get('format') !== 'text') {
    const objects = shown.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at]])));
    return elasticJson(call.request, objects);
  }
  const heading = query.has('v') && query.get('v') !== 'false';
  const text = catText(
    columns.map(({ name }) => name),
    shown,
    heading,
  );
  return new Response(text, { headers: { 'content-type': 'text/plain; charset=UTF-8' } });
}

function cell(all: readonly CatColumn[], row: CatRow, name: string): string {
  const column = all.find((each) => each.name === name || each.aliases?.includes(name));
  return row[column?.name ?? name] ?? '';
}

async function health(call: WireCall): Promise<CatRow[]> {
  const { status } = await clusterHealth(call);
  const now = new Date();
  return [
    {
      epoch: String(Math.floor(now.getTime() / 1000)),
      timestamp: now.toISOString().slice(11, 19),
      cluster: CLUSTER_NAME,
      status,
      'node.total': '1',
      'node.data': '1',
      shards: '1',
      pri: '1',
      relo: '0',
      init: '0',
      unassign: '0',
      pending_tasks: '0',
      max_task_wait_time: '-',
      active_shards_percent: '100.0%',
    },
  ];
}

/** Counted only when asked to show it, and only so many: each count is a search. */
const MOST_COUNTED = 50;

async function indices(call: WireCall, columns: readonly CatColumn[]): Promise<CatRow[]> {
  const names = await listElasticIndices(call.ctx, call.params.index);
  const counting = columns.some(({ name, aliases }) => name === 'docs.count' || aliases?.includes(name));
  const rows: CatRow[] = [];
  for (const [at, index] of names.entries()) {
    const docs = counting && at < MOST_COUNTED ? await countOf(call, index) : '';
    rows.push({
      health: 'green',
      status: 'open',
      index,
      uuid: uuid(index),
      pri: '1',
      rep: '0',
      'docs.count': docs,
      'docs.deleted': '0',
    });
  }
  return rows;
}

async function countOf({ ctx }: WireCall, index: string): Promise<string> {
  const { count } = await elasticCount(ctx, { index, params: new Map(), body: '' });
  return String(count);
}

async function templates({ ctx, params }: WireCall): Promise<CatRow[]> {
  const [made, legacy] = await Promise.all([
    listElasticAssets(ctx, 'index_template', params.name),
    listElasticAssets(ctx, 'template', params.name),
  ]);
  return [...made, ...legacy].map(({ name, body }) => ({
    name,
    index_patterns: `[${[body.index_patterns ?? []].flat().map(String).join(', ')}]`,
    order: String(body.priority ?? body.order ?? 0),
    version: String(body.version ?? ''),
  }));
}

async function aliases({ ctx, params }: WireCall): Promise<CatRow[]> {
  const known = await readElasticAliases(ctx, params.name);
  return known.flatMap(({ name, indices }) => indices.map((index) => ({ alias: name, index })));
}
