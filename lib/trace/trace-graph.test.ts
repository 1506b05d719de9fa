import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildTrace } from './build-trace';
import { criticalPath } from './critical-path';
import { layoutGraph } from './graph-layout';
import { operationKey, serviceKey } from './graph-places';
import { pathTimes } from './path-times';
import { anyCalls } from './random-calls';
import { spanFixture } from './span-fixture';
import { traceGraph } from './trace-graph';

const none = new Float64Array();
const db = { service: 'db', name: 'read' };
const model = buildTrace([
  spanFixture('a', null, 0, 100, { name: 'list' }),
  spanFixture('b', 'a', 10, 30, db),
  spanFixture('c', 'a', 50, 40, { ...db, status: 'error' }),
  spanFixture('d', 'c', 55, 10, db),
]);

test('calls of one operation are one node and one edge; a call of itself is an edge too', () => {
  const graph = traceGraph(model, 'operation', none);
  const [list, read] = [operationKey('api', 'list'), operationKey('db', 'read')];
  expect(
    graph.nodes.map(({ key, count, errors, totalNs, selfNs }) => [key, count, errors, totalNs, selfNs]),
  ).toEqual([
    [list, 1, 0, 100, 30],
    [read, 3, 1, 80, 70],
  ]);
  expect(graph.edges).toEqual([
    { from: list, to: read, count: 2, errors: 1, totalNs: 70 },
    { from: read, to: read, count: 1, errors: 0, totalNs: 10 },
  ]);
});

test('by service', () => {
  expect(traceGraph(model, 'service', none).nodes.map(({ key, folded }) => [key, folded])).toEqual([
    [serviceKey('api'), 0],
    [serviceKey('db'), 0],
  ]);
});

test('too many operations: those with the least self time share a node a service, and are counted', () => {
  const spans = [spanFixture('a', null, 0, 10_000, { service: 'web' })];
  for (let i = 0; i < 50; i++)
    spans.push(spanFixture(`s${i}`, 'a', 100 * i, 10 + i, { service: i % 2 ? 'db' : 'api' }));
  const graph = traceGraph(buildTrace(spans), 'operation', none, { nodes: 10, edges: 99 });
  expect(graph.nodes.length).toBe(9);
  expect(graph.folded).toBe(44);
  expect(graph.nodes.filter(({ name }) => name !== null).map(({ name }) => name)).toEqual(
    expect.arrayContaining(['op-a', 'op-s49', 'op-s48', 'op-s44']),
  );
});

test('whatever the spans and the bound: nodes and edges add up to the trace, and everything has a place', () => {
  const levels = fc.constantFrom('operation' as const, 'service' as const);
  fc.assert(
    fc.property(anyCalls, levels, fc.integer({ min: 1, max: 6 }), (spans, level, bound) => {
      const any = buildTrace(spans);
      const { perNode, totalNs } = pathTimes(any, criticalPath(any));
      const graph = traceGraph(any, level, perNode, { nodes: bound, edges: 12 });
      expect(graph.nodes.length).toBeLessThanOrEqual(bound);
      expect(graph.edges.length).toBeLessThanOrEqual(12);
      const sum = <Item>(items: readonly Item[], of: (item: Item) => number) =>
        items.reduce((total, item) => total + of(item), 0);
      expect(sum(graph.nodes, ({ count }) => count)).toBe(any.nodes.length);
      expect(sum(graph.nodes, ({ errors }) => errors)).toBe(any.errorCount);
      expect(sum(graph.nodes, ({ selfNs }) => selfNs)).toBe(sum(any.nodes, ({ selfNs }) => selfNs));
      expect(sum(graph.nodes, ({ totalNs: ns }) => ns)).toBe(sum(any.nodes, ({ durationNs }) => durationNs));
      expect(sum(graph.nodes, ({ pathNs }) => pathNs)).toBe(totalNs);
      expect(sum(graph.nodes, ({ roots }) => roots)).toBe(any.roots.length);
      expect(sum(graph.edges, ({ count }) => count)).toBe(any.nodes.length - any.roots.length);
      for (const node of graph.nodes) {
        const called = graph.edges.filter(({ to }) => to === node.key);
        expect(sum(called, ({ count }) => count) + node.roots).toBe(node.count);
      }
      const layout = layoutGraph(graph, { width: 100, height: 40 });
      const places = [...layout.boxes.values()];
      expect([...layout.boxes.keys()].sort()).toEqual(graph.nodes.map(({ key }) => key).sort());
      places.forEach((a, i) => {
        for (const b of places.slice(i + 1))
          expect(Math.abs(a.x - b.x) >= 100 || Math.abs(a.y - b.y) >= 40).toBe(true);
      });
      const pairs = graph.edges.filter(({ from, to }) => from !== to);
      expect(layout.lines.length).toBe(pairs.length);
    }),
    { numRuns: 150 },
  );
});
