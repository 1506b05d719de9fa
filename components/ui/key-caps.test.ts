import { expect, test } from 'vitest';
import { keyCaps } from './key-caps';

test.each([
  ['mod+k', ['Ctrl', 'K']],
  ['g l', ['G', 'L']],
  ['a', ['A']],
  ['A', ['⇧', 'A']],
  ['+', ['+']],
  ['escape', ['Esc']],
])('%s is drawn as %j', (keys, caps) => {
  expect(keyCaps(keys, false)).toEqual(caps);
});
