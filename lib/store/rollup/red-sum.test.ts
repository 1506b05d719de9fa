import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DURATION_PLACES } from './duration-place';
import { addRow, durationsText, emptySum, highestPlace } from './red-sum';

const counts = fc.dictionary(
  fc.integer({ min: 0, max: DURATION_PLACES - 1 }).map(String),
  fc.integer({ min: -3, max: 1_000_000 }).filter((n) => n !== 0),
);

it('reads what it writes, and adds it to what is there', () => {
  fc.assert(
    fc.property(counts, counts, (a, b) => {
      const sum = emptySum();
      for (const of of [a, b]) {
        const one = emptySum();
        for (const [place, n] of Object.entries(of)) one.durations[Number(place)] = n;
        const row = { n: 1n, errors: 0n, sum_ns: '5', places: null, counts: durationsText(one) };
        addRow(sum, row);
        expect(highestPlace(row)).toBe(Math.max(-1, ...Object.keys(of).map(Number)) + 1);
      }
      for (let place = 0; place < DURATION_PLACES; place++) {
        expect(sum.durations[place]).toBe((a[place] ?? 0) + (b[place] ?? 0));
      }
      expect(sum).toMatchObject({ n: 2, sumNs: 10n });
    }),
  );
});

it('writes no zeros at either end', () => {
  const sum = emptySum();
  expect(durationsText(sum)).toBe('{}');
  sum.durations[3] = 7;
  sum.durations[5] = 2;
  expect(durationsText(sum)).toBe('[4:6]={7,0,2}');
  sum.durations[0] = 1;
  expect(durationsText(sum)).toBe('{1,0,0,7,0,2}');
});
