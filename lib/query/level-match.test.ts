import { expect, it } from 'vitest';
import { levelMatch } from './level-match';

const severities = (text: string) => {
  const match = levelMatch({ kind: 'text', text, from: 0, to: 0 });
  return [...(match?.severities ?? [])];
};

it.each<[string, number[]]>([
  ['ERROR', [17, 18, 19, 20]],
  ['err', [17, 18, 19, 20]],
  ['notice', [10]],
  ['error2', [18]],
  ['17', [17]],
  ['20', [20]],
  ['10', [10]],
  ['0', [0]],
  ['30', []],
  ['50', []],
  ['anything', []],
])('level:%s', (text, expected) => expect(severities(text)).toEqual(expected));
