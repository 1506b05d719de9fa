import { expect, it } from 'vitest';
import { seededRandom } from '../store/sample/seeded-random';
import { differingValues, type FieldedRow } from './differing-values';
import { rankDifferences } from './rank-differences';

const WIDE = 120;
const SIDE = 1_500;

/** Wide events: ids that are never the same, flags that say the same as another, numbers, and one cause. */
function side(name: string, failing: number): FieldedRow[] {
  const random = seededRandom(name);
  return Array.from({ length: SIDE }, (_, row) => ({
    unit: `${name} ${row}`,
    values: [
      Array.from({ length: WIDE }, (_, field) => {
        const value =
          field % 3 === 0
            ? `${name}-${field}-${row}`
            : field % 3 === 1
              ? Math.round(random() * 1_000)
              : random() < failing;
        return { kind: 'attribute' as const, name: `f${field}`, value };
      }),
      [{ kind: 'resource' as const, name: 'pod', value: random() < failing ? 'bad' : 'good' }],
    ],
  }));
}

it('compares wide events, and lets other requests run in between', { timeout: 30_000 }, async () => {
  const [part, rest] = [side('part', 0.4), side('rest', 0.05)];
  let turns = 0;
  const other = setInterval(() => turns++, 0);
  const candidates = await differingValues(part, rest);
  const ranked = await rankDifferences(candidates, part, rest, 30);
  clearInterval(other);
  expect(turns).toBeGreaterThan(20);
  // The ids are no candidates: 60,000 of them were seen.
  expect(candidates.length).toBeLessThan(50_000);
  const names = ranked.flatMap(({ candidate, same }) => [candidate, ...same]).map(({ name }) => name);
  expect(names).toContain('pod');
  expect(names.filter((name) => Number(name.slice(1)) % 3 !== 2 && name !== 'pod')).toEqual([]);
  const pod = ranked.find(({ candidate }) => candidate.name === 'pod')?.candidate;
  const bad = (rows: FieldedRow[]) => rows.filter(({ values }) => values[1]?.[0]?.value === 'bad').length;
  expect(pod?.part).toEqual({ logs: bad(part), units: bad(part) });
  expect(pod?.rest).toEqual({ logs: bad(rest), units: bad(rest) });
});
