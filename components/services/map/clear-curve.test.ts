import { expect, test } from 'vitest';
import { cardsBeneath, clearCurve } from './clear-curve';
import { edgeCurve } from './edge-path';

const box = { width: 172, height: 46 };

test('an edge between two services runs round the cards of those between them', () => {
  const [from, to] = [
    { x: 0, y: 0 },
    { x: 1024, y: 0 },
  ];
  const others = [-1, 0, 1].flatMap((row) => [256, 512, 768].map((x) => ({ x, y: row * 64 })));
  const straight = edgeCurve(from, to, box);
  expect(cardsBeneath(straight, others, box)).toBeGreaterThan(0);
  const round = clearCurve(straight, others, box);
  expect(cardsBeneath(round, others, box)).toBe(0);
  expect([round[0], round[3]]).toEqual([straight[0], straight[3]]);
});

test('an edge that is clear stays as it is', () => {
  const curve = edgeCurve({ x: 0, y: 0 }, { x: 256, y: 64 }, box);
  expect(clearCurve(curve, [{ x: 600, y: 300 }], box)).toBe(curve);
});
