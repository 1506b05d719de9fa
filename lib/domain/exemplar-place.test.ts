import { expect, test } from 'vitest';
import { durationPlace } from '../store/rollup/duration-place';
import { type Candidate, cheapest, exemplarPlace } from './exemplar-place';

const counted = { fromMinute: 100, toMinute: 200 };
const row = (over: Partial<Candidate['row']>): Candidate => ({
  row: {
    ...{ service_id: 1, operation_id: 0, kind: 2, bucket: 0, minute: 90, minutes: 15 },
    ...{ n: 1_000n, errors: 4n, sum_ns: '0', places: '{40,80}', counts: '{990,10}', ...over },
  },
  ...{ name: null, rank: 1 },
});

test('a slow span is one of the slowest hundredth, within the minutes that count', () => {
  const { place, cost } = exemplarPlace(row({}), { failed: false, counted });
  expect(durationPlace(place.atLeastNs)).toBe(80);
  expect(durationPlace(place.atLeastNs - 1n)).toBe(79);
  expect(place).toMatchObject({ fromMinute: 100, toMinute: 105, failed: false });
  expect(cost).toBe(100);
  // Of a few, the slowest; where one alone is slow, it takes more to be one of the hundredth.
  expect(exemplarPlace(row({ n: 1n, counts: '{1,0}' }), { failed: false, counted }).cost).toBe(1);
  const rare = exemplarPlace(row({ counts: '{999,1}' }), { failed: false, counted });
  expect(durationPlace(rare.place.atLeastNs)).toBe(40);
});

test('what is found soon is looked for first, whichever line it is of', () => {
  const places = (errors: bigint, name: string) =>
    Array.from({ length: 120 }, () => ({
      name,
      ...exemplarPlace(row({ errors, n: 100_000n }), { failed: true, counted }),
    }));
  const found = cheapest([...places(20n, 'rare'), ...places(1_000n, 'often')]);
  expect(found.filter(({ name }) => name === 'often')).toHaveLength(120);
  expect(found.filter(({ name }) => name === 'rare').length).toBeLessThan(20);
  expect(found.length).toBeGreaterThan(120);
});
