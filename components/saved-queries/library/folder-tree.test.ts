import { expect, test } from 'vitest';
import { cleanFolder, folderTree } from './folder-tree';

test('folders stand below those they are in, with what all of them hold', () => {
  const held = ['fab/tester', 'fab', 'fab-2', 'fab/tester/lots', '', 'Audit'].map((folder) => ({
    folder,
    count: 2,
  }));
  expect(folderTree(held).map(({ path, depth, count }) => [path, depth, count])).toEqual([
    ['Audit', 0, 2],
    ['fab', 0, 6],
    ['fab/tester', 1, 4],
    ['fab/tester/lots', 2, 2],
    ['fab-2', 0, 2],
  ]);
});

test('a folder nothing lies in directly is there all the same', () => {
  expect(folderTree([{ folder: 'a/b/c', count: 1 }]).map(({ path }) => path)).toEqual(['a', 'a/b', 'a/b/c']);
});

test('what is typed becomes a path', () => {
  expect(cleanFolder(' / fab //tester / ')).toBe('fab/tester');
  expect(cleanFolder('   ')).toBe('');
});
