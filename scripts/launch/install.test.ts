import { expect, test } from 'vitest';
import { installGaps } from './install.mjs';

const lock = {
  packages: {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b-linux': { version: '2.0.0', optional: true },
  },
};

test('nothing is missing when all locked versions are there; other platforms may be absent', () => {
  expect(installGaps(lock, { packages: { 'node_modules/a': { version: '1.0.0' } } })).toEqual([]);
});

test('another version and a missing package are gaps', () => {
  expect(installGaps(lock, { packages: { 'node_modules/a': { version: '1.0.1' } } })).toEqual([
    'node_modules/a',
  ]);
  expect(installGaps(lock, { packages: {} })).toEqual(['node_modules/a']);
  expect(
    installGaps(lock, {
      packages: { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b-linux': { version: '1.9.0' } },
    }),
  ).toEqual(['node_modules/b-linux']);
});
