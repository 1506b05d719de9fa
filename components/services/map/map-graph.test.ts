import { expect, test } from 'vitest';
import { edgeId, type MapEdge, type MapGraph, type MapNode, type MapScope, scopeGraph } from './map-graph';

const figures = { count: 100, errors: 1, rate: 1, p95Ms: 5e6 };
const node = (id: string, namespace: string | null = null): MapNode => ({
  id,
  label: id,
  type: 'service',
  namespace,
  members: [id],
  counted: 'entry',
  ...figures,
});
const edge = (from: string, to: string, kind: MapEdge['kind'] = 'call'): MapEdge => ({
  id: edgeId(from, to, kind),
  from,
  to,
  kind,
  pairs: 1,
  ...figures,
});
// web → api → db, jobs → api, api ⇢ mail (message), web → cdn
const graph: MapGraph = {
  nodes: [node('web', 'shop'), node('api', 'shop'), node('db'), node('jobs'), node('mail'), node('cdn')],
  edges: [
    edge('web', 'api'),
    edge('api', 'db'),
    edge('jobs', 'api'),
    edge('api', 'mail', 'message'),
    edge('web', 'cdn'),
  ],
};
const all: MapScope = { focus: null, depth: 2, direction: 'both', folded: [], hide: [] };
const names = (scope: Partial<MapScope>) =>
  scopeGraph(graph, { ...all, ...scope })
    .nodes.map(({ id }) => id)
    .sort();

test('the focus keeps its callers, its callees, or both, as far as asked', () => {
  expect(names({ focus: 'api', depth: 1 })).toEqual(['api', 'db', 'jobs', 'mail', 'web']);
  expect(names({ focus: 'api', depth: 1, direction: 'callers' })).toEqual(['api', 'jobs', 'web']);
  expect(names({ focus: 'web', depth: 1, direction: 'callees' })).toEqual(['api', 'cdn', 'web']);
  expect(names({ focus: 'web', depth: 0, direction: 'callees' })).toEqual([
    'api',
    'cdn',
    'db',
    'mail',
    'web',
  ]);
  // The other callee of a caller is no neighbour.
  expect(names({ focus: 'db', depth: 2 })).toEqual(['api', 'db', 'jobs', 'web']);
});

test('hidden kinds of edges are no way to walk either', () => {
  expect(names({ focus: 'api', depth: 1, hide: ['message'] })).not.toContain('mail');
});

test('a folded namespace is one node with the calls of all its services', () => {
  const { nodes, edges } = scopeGraph(graph, { ...all, folded: ['shop'] });
  const shop = nodes.find(({ type }) => type === 'namespace');
  expect(shop).toMatchObject({ label: 'shop', members: ['web', 'api'], count: 200, errors: 2, rate: 2 });
  expect(edges.map(({ from, to }) => `${from} ${to}`)).toEqual([
    'namespace shop db',
    'jobs namespace shop',
    'namespace shop mail',
    'namespace shop cdn',
  ]);
});

test('the focus stays itself when its namespace is folded', () => {
  expect(names({ focus: 'api', depth: 1, folded: ['shop'] })).toEqual([
    'api',
    'db',
    'jobs',
    'mail',
    'namespace shop',
  ]);
});
