import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from './read-json';

describe('readJson', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        // Big whole numbers are kept digit by digit instead.
        fc.pre(!/\d{16}/.test(text));
        expect(readJson(text)).toEqual(JSON.parse(text));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['{"a":1,"a":2}', "Duplicate field 'a'"],
    ['{"a":1} x', 'behind the value'],
    ['{"a":\n  tru}', 'line 2, column 3'],
    ['{"a":1,}', 'name in quotes'],
    ['', 'Expected a value'],
    [`${'['.repeat(5_000_000)}`, 'nested 100 deep'],
    ['"\\x"', 'Unknown escape'],
    ['"\n"', 'not closed'],
  ])('refuses %.20s', (text, reason) => {
    expect(() => readJson(text)).toThrow(reason);
  });

  it('keeps the digits of numbers that a double would round', () => {
    expect(readJson('[9007199254740993, 12, 1.5e3]')).toEqual(['9007199254740993', 12, 1500]);
  });
});
