import { expect, test } from 'vitest';
import { addPlaces, hasAllPlaces } from './keep-places';

const box = { width: 100, height: 40 };
const gap = { column: 60, row: 20 };
const layout = { places: { a: { x: 50, y: 20 }, b: { x: 210, y: 20 } }, width: 260, height: 40 };

test('what has a place keeps it when services come; the new ones stand beside who calls them', () => {
  const graph = {
    nodes: ['a', 'b', 'c', 'd'],
    edges: [
      { from: 'a', to: 'c' },
      { from: 'd', to: 'a' },
    ],
  };
  expect(hasAllPlaces(layout, graph.nodes)).toBe(false);
  const next = addPlaces(layout, graph, box, gap);
  expect(next.places).toMatchObject(layout.places);
  expect(next.places.c).toEqual({ x: 210, y: 80 });
  expect(next.places.d?.x).toBe(-110);
  expect(hasAllPlaces(next, graph.nodes)).toBe(true);
});

test('two that come at once do not cover each other', () => {
  const edges = [
    { from: 'a', to: 'c' },
    { from: 'a', to: 'd' },
  ];
  const { places } = addPlaces(layout, { nodes: ['a', 'b', 'c', 'd'], edges }, box, gap);
  expect(Math.abs((places.c?.y ?? 0) - (places.d?.y ?? 0))).toBeGreaterThanOrEqual(box.height);
});
