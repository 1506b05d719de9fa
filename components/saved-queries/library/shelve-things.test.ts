import { expect, test } from 'vitest';
import type { SavedThing } from '@/lib/contracts/saved-things';
import { shelveThings } from './shelve-things';

function thing(name: string, more: Partial<SavedThing> = {}): SavedThing {
  return {
    ...{
      kind: 'query',
      id: name,
      name,
      description: '',
      folder: '',
      tags: [],
      pinned: false,
      builtIn: false,
    },
    ...{ path: '/logs', search: '', panels: null, version: null },
    ...{ updatedAt: '2026-01-01T00:00:00Z', openedAt: null, deletedAt: null },
    matched: { name: [], description: [], folder: [], tags: [], excerpts: [] },
    ...more,
  };
}

const THINGS = [
  thing('star', { pinned: true, openedAt: '2026-01-01T00:00:00Z' }),
  thing('own'),
  thing('ready', { builtIn: true }),
  thing('ready star', { builtIn: true, pinned: true }),
];
const drawn = (things: readonly SavedThing[], shelf: 'all' | 'recent', searched = false) =>
  shelveThings(things, shelf, searched).map((entry) =>
    'thing' in entry ? entry.thing.name : `# ${entry.heading}`,
  );

test('pinned things stand first, what comes with the product last', () => {
  expect(drawn(THINGS, 'all')).toEqual([
    '# Pinned',
    'star',
    'ready star',
    '# Own',
    'own',
    '# Ready-made',
    'ready',
  ]);
  expect(drawn(THINGS.slice(1, 2), 'all')).toEqual(['own']);
});

test('what was found stays in the order it was found in', () => {
  expect(drawn(THINGS, 'all', true)).toEqual(['star', 'own', 'ready', 'ready star']);
});

test('recent is only what was opened', () => {
  expect(drawn(THINGS, 'recent')).toEqual(['star']);
});
