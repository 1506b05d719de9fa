import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRunnable, parseQuery } from '../query/parse';
import { holdingClause } from './holding-clause';

test('what is typed means itself: no sign of the language does', () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .map((typed) => typed.trim())
    .filter((typed) => typed !== '');
  fc.assert(
    fc.property(text, (typed) => {
      const parsed = parseQuery(holdingClause('lot.id', typed), 'span');
      expect(isRunnable(parsed)).toBe(true);
      expect(parsed.ast).toMatchObject({
        kind: 'match',
        field: { name: 'lot.id' },
        value: { kind: 'wildcard', pattern: [{ wild: '*' }, { text: typed }, { wild: '*' }] },
      });
    }),
  );
});
