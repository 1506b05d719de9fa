import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layoutMap } from './layout-map';

const box = { width: 160, height: 40 };
const graph = fc.integer({ min: 0, max: 40 }).chain((size) =>
  fc.record({
    nodes: fc.constant(Array.from({ length: size }, (_, i) => `s${i}`)),
    edges:
      size === 0
        ? fc.constant([])
        : fc.array(
            fc.record({ from: fc.nat(size - 1), to: fc.nat(size - 1) }).map(({ from, to }) => ({
              from: `s${from}`,
              to: `s${to}`,
              rate: 1,
            })),
            { maxLength: 80 },
          ),
  }),
);

test('every node has a place inside the map, and no two cover each other, whatever calls what', () => {
  fc.assert(
    fc.property(graph, ({ nodes, edges }) => {
      const { places, width, height } = layoutMap({ nodes, edges, box, aspect: 1.6 });
      const at = nodes.map((id) => places[id]);
      for (const [index, place] of at.entries()) {
        if (!place) throw new Error(`${nodes[index]} has no place`);
        expect(place.x - box.width / 2).toBeGreaterThanOrEqual(0);
        expect(place.y - box.height / 2).toBeGreaterThanOrEqual(0);
        expect(place.x + box.width / 2).toBeLessThanOrEqual(width);
        expect(place.y + box.height / 2).toBeLessThanOrEqual(height);
        for (const other of at.slice(index + 1)) {
          if (!other) continue;
          const apart = Math.abs(place.x - other.x) >= box.width || Math.abs(place.y - other.y) >= box.height;
          expect(apart).toBe(true);
        }
      }
    }),
    { numRuns: 40 },
  );
}, 30_000);

test('callers stand left of what they call', () => {
  const { places } = layoutMap({
    nodes: ['db', 'api', 'web'],
    edges: [
      { from: 'web', to: 'api', rate: 1 },
      { from: 'api', to: 'db', rate: 1 },
    ],
    box,
    aspect: 1.6,
  });
  expect(places.web?.x).toBeLessThan(places.api?.x ?? 0);
  expect(places.api?.x).toBeLessThan(places.db?.x ?? 0);
});

test('two hundred services keep the shape of a screen', () => {
  const nodes = Array.from({ length: 200 }, (_, i) => `s${i}`);
  const edges = nodes.slice(4).flatMap((to, i) => [
    { from: `s${Math.floor(i / 6)}`, to, rate: 1 },
    { from: `s${(i * 7) % (i + 4)}`, to, rate: 1 },
  ]);
  const first = layoutMap({ nodes, edges, box, aspect: 1.6 });
  expect(first.width / first.height).toBeGreaterThan(0.8);
  expect(first.width / first.height).toBeLessThan(3.5);
}, 30_000);

test('services that all call each other are spread over the plane, not strung into a chain', () => {
  const nodes = Array.from({ length: 14 }, (_, i) => `s${String(i).padStart(2, '0')}`);
  const edges = nodes.flatMap((from, i) =>
    nodes.filter((_, j) => j !== i && (i + j) % 3 !== 0).map((to) => ({ from, to, rate: 1 })),
  );
  const first = layoutMap({ nodes, edges, box, aspect: 1.6 });
  expect(first.width / first.height).toBeLessThan(3);
  expect(first.width / first.height).toBeGreaterThan(0.7);
  expect(layoutMap({ nodes, edges, box, aspect: 1.6 })).toEqual(first);
}, 30_000);

test('services that no call connects stand apart, each part as it is laid out alone, beside one that is too dense', () => {
  const calls = (from: string, to: string) => ({ from, to, rate: 1 });
  const small = {
    nodes: ['api', 'db', 'queue', 'web', 'worker'],
    edges: [calls('web', 'api'), calls('api', 'db'), calls('web', 'worker'), calls('worker', 'queue')],
  };
  const many = Array.from({ length: 40 }, (_, i) => `t${i}`);
  const dense = many.flatMap((from, i) =>
    many.filter((_, j) => j !== i).map((to, j) => ({ from, to, rate: ((i * 31 + j * 17) % 97) + 1 })),
  );
  const alone = layoutMap({ ...small, box, aspect: 1.6 }).places;
  const { places } = layoutMap({
    nodes: [...small.nodes, ...many],
    edges: [...small.edges, ...dense],
    box,
    aspect: 1.6,
  });
  const at = (id: string, of = places) => of[id] ?? { x: 0, y: 0 };
  for (const id of small.nodes) {
    expect(at(id).x - at('web').x).toBe(at(id, alone).x - at('web', alone).x);
    expect(at(id).y - at('web').y).toBe(at(id, alone).y - at('web', alone).y);
  }
  const between = (ids: readonly string[], axis: 'x' | 'y') => {
    const values = ids.map((id) => at(id)[axis]);
    return [Math.min(...values), Math.max(...values)] as const;
  };
  const apart = (['x', 'y'] as const).some((axis) => {
    const [[a, b], [c, d]] = [between(small.nodes, axis), between(many, axis)];
    return b < c || d < a;
  });
  expect(apart).toBe(true);
}, 30_000);
