import { expect, it } from 'vitest';
import { distances } from './service-graph';

const edge = (callerId: number, calleeId: number) => ({ callerId, calleeId });
// 1 → 2 → 3 → 4, 5 → 2, 3 → 1 (a cycle), 6 → 6
const edges = [edge(1, 2), edge(2, 3), edge(3, 4), edge(5, 2), edge(3, 1), edge(6, 6)];
const sorted = (map: Map<number, number>) => [...map].sort(([a], [b]) => a - b);

it('goes along the calls and against them, but not back down from a caller to its other callees', () => {
  const tree = [edge(1, 2), edge(1, 3), edge(3, 4)];
  expect(sorted(distances(tree, 2, 5))).toEqual([
    [1, 1],
    [2, 0],
  ]);
  expect(sorted(distances(tree, 3, 5))).toEqual([
    [1, 1],
    [3, 0],
    [4, 1],
  ]);
});

it('stops at the depth, takes the shorter way, and ends in cycles', () => {
  expect(sorted(distances(edges, 2, 1))).toEqual([
    [1, 1],
    [2, 0],
    [3, 1],
    [5, 1],
  ]);
  expect(sorted(distances(edges, 2, 9))).toEqual([
    [1, 1],
    [2, 0],
    [3, 1],
    [4, 2],
    [5, 1],
  ]);
  expect(sorted(distances(edges, 6, 3))).toEqual([[6, 0]]);
});
