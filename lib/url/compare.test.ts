import fc from 'fast-check';
import { expect, it } from 'vitest';
import { COMPARE_MODES, COMPARE_SORTS, compareUrl, loadCompareState } from './compare';

const text = fc.string({ unit: 'grapheme', maxLength: 20 });

it('comes back from its address as it was', () => {
  fc.assert(
    fc.property(
      fc.record(
        {
          mode: fc.constantFrom(...COMPARE_MODES),
          sort: fc.constantFrom(...COMPARE_SORTS),
          ...{
            a: text,
            b: text,
            find: text,
            q: text,
            qa: text,
            qb: text,
            service: text,
            va: text,
            row: text,
          },
          only: fc.boolean(),
          closed: fc.array(fc.nat(100_000), { maxLength: 5 }),
        },
        { requiredKeys: [] },
      ),
      (state) => {
        const url = new URL(compareUrl(state), 'http://x');
        expect(loadCompareState(url.searchParams)).toMatchObject(state);
      },
    ),
  );
});

it('leaves out what is as always', () => {
  expect(compareUrl()).toBe('/traces/compare');
  expect(compareUrl({ a: '4f2a', mode: 'traces' })).toBe('/traces/compare?a=4f2a');
});
