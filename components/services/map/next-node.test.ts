import { expect, test } from 'vitest';
import { nextNode } from './next-node';

const places = {
  web: { x: 0, y: 100 },
  api: { x: 200, y: 90 },
  jobs: { x: 200, y: 300 },
  db: { x: 400, y: 100 },
};
const ids = Object.keys(places);

test('arrow keys go to the nearest node on their side, straight ahead first', () => {
  expect(nextNode(places, ids, 'web', 'ArrowRight')).toBe('api');
  expect(nextNode(places, ids, 'api', 'ArrowDown')).toBe('jobs');
  expect(nextNode(places, ids, 'db', 'ArrowLeft')).toBe('api');
  expect(nextNode(places, ids, 'web', 'ArrowLeft')).toBeNull();
  expect(nextNode(places, ids, 'web', 'Enter')).toBeNull();
});
