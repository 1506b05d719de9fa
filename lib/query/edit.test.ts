import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addFilter, fieldTerm, hasFilter, prefixTerm, removeFilter } from './edit';
import { isRunnable, parseQuery } from './parse';

const lot = { field: 'wafer_lot', value: 'W-1', exclude: false };

describe('addFilter', () => {
  it.each([
    ['', 'wafer_lot:"W-1"'],
    ['level:ERROR', 'level:ERROR AND wafer_lot:"W-1"'],
    ['a OR b', '(a OR b) AND wafer_lot:"W-1"'],
    ['a wafer_lot:W-1', 'a wafer_lot:W-1'],
    ['a AND -wafer_lot:"W-1"', 'a AND wafer_lot:"W-1"'],
    ['a AND', 'a AND wafer_lot:"W-1"'],
    ['"a b', '"a b" AND wafer_lot:"W-1"'],
    ['(a', '(a) AND wafer_lot:"W-1"'],
    ['a\n b', 'a\n b AND wafer_lot:"W-1"'],
    ['level:', '(level:) AND wafer_lot:"W-1"'],
  ])('%s', (text, expected) => expect(addFilter(text, lot)).toBe(expected));

  it('excludes', () => expect(addFilter('a', { ...lot, exclude: true })).toBe('a AND -wafer_lot:"W-1"'));
});

describe('removeFilter', () => {
  it.each([
    ['wafer_lot:"W-1"', ''],
    ['level:ERROR AND wafer_lot:"W-1"', 'level:ERROR'],
    ['wafer_lot:W-1 AND level:ERROR', 'level:ERROR'],
    ['a AND wafer_lot:W-1 AND b', 'a AND b'],
    ['a wafer_lot:W-1 b', 'a b'],
    ['a OR wafer_lot:W-1', 'a OR wafer_lot:W-1'],
    ['NOT wafer_lot:W-1', 'NOT wafer_lot:W-1'],
  ])('%s', (text, expected) => expect(removeFilter(text, lot)).toBe(expected));
});

it('prefixTerm asks for any values that begin so', () => {
  expect(prefixTerm('error_type', 'at x(y) [z')).toBe('error_type:at\\ x\\(y\\)\\ \\[z*');
  const starts = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => !/[\0\p{Cs}]/u.test(text));
  for (const text of fc.sample(starts, 200)) {
    const { ast, diagnostics } = parseQuery(prefixTerm('k', text));
    expect(ast).toMatchObject({ value: { kind: 'wildcard', pattern: [{ text }, { wild: '*' }] } });
    expect(diagnostics).toEqual([]);
  }
}, 30_000);

describe('fieldTerm', () => {
  it('names any field and value', () => {
    expect(fieldTerm('a b:c', 'say "hi" \\')).toBe('a\\ b\\:c:"say \\"hi\\" \\\\"');
    const name = fc
      .oneof(fc.string({ minLength: 1 }), fc.string({ unit: 'binary', minLength: 1 }))
      .filter((text) => !text.includes('\0') && !/\p{Cs}/u.test(text));
    fc.assert(
      fc.property(name, fc.string(), (field, value) => {
        const parsed = parseQuery(fieldTerm(field, value));
        expect(isRunnable(parsed)).toBe(true);
        expect(parsed.ast).toMatchObject({
          kind: 'match',
          field: { name: field, pattern: null },
          value: { kind: 'text', text: value },
        });
      }),
      { numRuns: 500 },
    );
  });

  it('is taken out again as it was put in', () => {
    const filter = fc.record({
      field: fc.string({ minLength: 1 }),
      value: fc.string(),
      exclude: fc.boolean(),
    });
    fc.assert(
      fc.property(filter, fc.constantFrom('a', 'a OR b', 'level:ERROR AND b', ''), (one, text) => {
        const added = addFilter(text, one);
        expect(hasFilter(added, one)).toBe(true);
        expect(removeFilter(added, one)).toBe(text.includes(' OR ') ? `(${text})` : text);
      }),
      { numRuns: 300 },
    );
  });
});
