import { expect, test } from 'vitest';
import { layoutMap } from './layout-map';
import { mainEdges } from './main-edges';

test('a sparse map is placed by all its edges, whatever their order', () => {
  const edges = [
    { from: 'b', to: 'c', rate: 1 },
    { from: 'a', to: 'b', rate: 9 },
  ];
  expect(mainEdges(edges)).toEqual([
    { from: 'a', to: 'b' },
    { from: 'b', to: 'c' },
  ]);
  expect(mainEdges(edges.toReversed())).toEqual(mainEdges(edges));
});

test('where everything calls everything, only the busiest calls of each service place it, and nothing is left out', () => {
  const nodes = Array.from({ length: 66 }, (_, i) => `s${i}`);
  const edges = nodes.flatMap((from, i) =>
    nodes.flatMap((to, j) =>
      i !== j && (i * 7 + j) % 3 > 0 ? [{ from, to, rate: ((i * 31 + j * 17) % 97) + 1 }] : [],
    ),
  );
  const main = mainEdges(edges);
  expect(edges.length).toBeGreaterThan(2000);
  expect(main.length).toBeLessThan(nodes.length * 2 + 1);
  expect(new Set(main.flatMap(({ from, to }) => [from, to]))).toEqual(new Set(nodes));
  const { places } = layoutMap({ nodes, edges, box: { width: 172, height: 46 }, aspect: 1.5 });
  expect(Object.keys(places)).toHaveLength(66);
}, 30_000);
