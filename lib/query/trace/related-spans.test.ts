import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PlacedSpan, relatedSpans } from './related-spans';

/** `key<parent`, `-` for none. */
const spans = (text: string): PlacedSpan[] =>
  text.split(' ').map((one) => {
    const [key = '0', parent = '-'] = one.split('<');
    return { key: BigInt(key), parent: parent === '-' ? null : BigInt(parent) };
  });

function related(text: string, relation: 'parent' | 'ancestor', above: number[], below: number[]) {
  const found = relatedSpans(
    spans(text),
    relation,
    (index) => above.includes(index),
    (index) => below.includes(index),
  );
  const list = (set: Set<number>) => [...set].sort((a, b) => a - b);
  return [list(found.above), list(found.below)];
}

describe('relatedSpans', () => {
  it('tells the direct parent from those further up', () => {
    expect(related('1<- 2<1 3<2', 'parent', [0], [1, 2])).toEqual([[0], [1]]);
    expect(related('1<- 2<1 3<2', 'ancestor', [0], [2])).toEqual([[0], [2]]);
    expect(related('1<- 2<1 3<2', 'parent', [0], [2])).toEqual([[], []]);
  });

  it('finds nothing above an orphan, and no span above itself', () => {
    expect(related('1<9 2<9', 'ancestor', [0, 1], [0, 1])).toEqual([[], []]);
    expect(related('1<1', 'ancestor', [0], [0])).toEqual([[], []]);
  });

  it('takes every span of a double id for a parent', () => {
    expect(related('1<- 1<- 2<1', 'parent', [1], [2])).toEqual([[1], [2]]);
    // The server's span of a call has its client's id and parent: neither is above the other.
    expect(related('1<- 2<1 2<1', 'parent', [1], [2])).toEqual([[], []]);
  });

  it('comes round a circle', () => {
    expect(related('1<3 2<1 3<2', 'ancestor', [0], [0])).toEqual([[0], [0]]);
    expect(related('1<3 2<1 3<2', 'ancestor', [1], [0])).toEqual([[1], [0]]);
  });

  it('looks at each span a few times only, however many share an id', () => {
    let looks = 0;
    const counted = (id: bigint): PlacedSpan => ({
      get key() {
        looks++;
        return id;
      },
      get parent() {
        looks++;
        return 1n;
      },
    });
    const all = Array.from({ length: 10_000 }, (_, index) => counted(index % 2 === 0 ? 1n : 2n));
    for (const relation of ['parent', 'ancestor'] as const) {
      looks = 0;
      const found = relatedSpans(
        all,
        relation,
        () => true,
        () => true,
      );
      expect([found.above.size, found.below.size]).toEqual([5_000, 10_000]);
      expect(looks).toBeLessThan(10 * all.length);
    }
  });

  it('agrees with climbing from each span', () => {
    const span = fc.record({ key: fc.bigInt(1n, 6n), parent: fc.option(fc.bigInt(1n, 8n)) });
    const mask = fc.array(fc.boolean(), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(
        fc.array(span, { maxLength: 9 }),
        mask,
        mask,
        fc.boolean(),
        (all, isAbove, isBelow, deep) => {
          const above = (index: number) => isAbove[index] === true;
          const below = (index: number) => isBelow[index] === true;
          const found = relatedSpans(all, deep ? 'ancestor' : 'parent', above, below);
          const over = all.map((_, index) => climb(all, index, deep));
          const pairs = all.flatMap((_, b) =>
            below(b) ? (over[b] ?? []).filter(above).map((a) => [a, b]) : [],
          );
          expect(found.above).toEqual(new Set(pairs.map(([a]) => a)));
          expect(found.below).toEqual(new Set(pairs.map(([, b]) => b)));
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

function climb(all: readonly PlacedSpan[], from: number, deep: boolean): number[] {
  const seen: number[] = [];
  let open = [from];
  do {
    const parents = open.flatMap((index) =>
      [...all.keys()].filter(
        (one) => one !== index && all[index]?.parent !== null && all[one]?.key === all[index]?.parent,
      ),
    );
    open = [...new Set(parents)].filter((one) => !seen.includes(one));
    seen.push(...open);
  } while (deep && open.length > 0);
  return seen;
}
