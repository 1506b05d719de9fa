import { expect, it } from 'vitest';
import { MAX_QUERY_LENGTH, parseQuery } from './parse';

it('takes its time by the length of the text, whatever is in it', () => {
  const pieces = [
    '[ ',
    '{"a ',
    '[" ',
    '[ ]',
    'a:(',
    'a:[',
    'a: (',
    '(',
    '[a TO ',
    '[\\" ',
    '"" ',
    '-+',
    'a&&',
    '/&&',
    'a>(',
    'a="b ',
    '\\',
    '"a":',
    '"',
    ' ',
    '[x ',
    'a:"',
    '\\"',
    'NOT ',
    'a:b* ',
  ];
  for (const piece of pieces) {
    for (const [start, end] of [
      ['', ''],
      ['[', ''],
      ['', ']'],
      ['"', ''],
      ['a:', '"'],
      ['x'.repeat(8_000), ''],
    ] as const) {
      const text = `${start}${piece.repeat(MAX_QUERY_LENGTH)}`.slice(0, MAX_QUERY_LENGTH - 1) + end;
      // Of this process alone: others may be busy beside it.
      const started = process.cpuUsage();
      parseQuery(text);
      const { user } = process.cpuUsage(started);
      expect(user / 1_000, `${start} ${piece} ${end}`).toBeLessThan(600);
    }
  }
}, 60_000);
