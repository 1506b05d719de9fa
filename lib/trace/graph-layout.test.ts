import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutGraph } from './graph-layout';
import type { TraceGraph } from './trace-graph';

const box = { width: 216, height: 64 };

function graphOf(size: number, pairs: readonly (readonly [number, number])[]): TraceGraph {
  const sums = { count: 2, errors: 0, totalNs: 1, selfNs: 1, pathNs: 0 };
  const nodes = Array.from({ length: size }, (_, i) => ({
    ...sums,
    key: `n${i}`,
    service: 's',
    name: `n${i}`,
    folded: 0,
    roots: 0,
  }));
  const seen = new Set(pairs.map(([from, to]) => `${from} ${to}`));
  const edges = [...seen].map((pair) => {
    const [from, to] = pair.split(' ');
    return { ...sums, from: `n${from}`, to: `n${to}` };
  });
  return { nodes, edges, folded: 0 };
}

const graphs = fc
  .integer({ min: 2, max: 14 })
  .chain((size) =>
    fc
      .array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1)), { maxLength: 26 })
      .map((pairs) => graphOf(size, pairs)),
  );

test('a line begins and ends at the sides of its boxes and runs beneath no other, and its count is on it', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const { boxes, lines } = layoutGraph(graph, box);
      const all = [...boxes];
      for (const { from, to, points, middle } of lines) {
        const [first, last] = [points[0], points.at(-1)];
        const [start, end] = [boxes.get(from), boxes.get(to)];
        if (!first || !last || !start || !end) throw new Error('a line without ends');
        expect([start.x, start.x + box.width]).toContain(first.x);
        expect([end.x, end.x + box.width]).toContain(last.x);
        expect([first.y, last.y]).toEqual([start.y + box.height / 2, end.y + box.height / 2]);
        expect(points.length % 2).toBe(0);
        const isMiddle = points.some((point, i) => {
          const next = points[i + 1];
          return (
            i % 2 === 0 &&
            next !== undefined &&
            Math.abs((point.x + next.x) / 2 - middle.x) < 0.01 &&
            Math.abs((point.y + next.y) / 2 - middle.y) < 0.01
          );
        });
        expect(isMiddle).toBe(true);
        points.slice(1).forEach((point, i) => {
          const before = points[i] ?? point;
          const [left, right] = [Math.min(before.x, point.x), Math.max(before.x, point.x)];
          const beneath = all.filter(
            ([key, { x, y }]) =>
              key !== from &&
              key !== to &&
              x < right &&
              x + box.width > left &&
              (i % 2 === 0 || (y < point.y && y + box.height > point.y)),
          );
          expect(beneath).toEqual([]);
        });
      }
    }),
    { numRuns: 60 },
  );
});
