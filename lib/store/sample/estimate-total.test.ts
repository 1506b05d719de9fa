import { describe, expect, it } from 'vitest';
import { estimateTotal } from './estimate-total';
import { planBlocks, rowsOf } from './plan-blocks';
import { seededRandom } from './seeded-random';
import type { Volume } from './volume';

/** Minutes of very different size, and whether each of their rows matches: a share that drifts, with bursts in it. */
function population(share: number, burst: number) {
  const random = seededRandom(`population ${share} ${burst}`);
  const volumes: Volume[] = [];
  const matches: boolean[] = [];
  for (let minute = 0; minute < 600; minute++) {
    const logs = Math.ceil(40 * (1 / (0.05 + random())));
    volumes.push({ fromNs: BigInt(minute), toNs: BigInt(minute + 1), logs });
    const here = share * (random() < 0.05 ? burst : 0.6 + 0.8 * (minute / 600));
    for (let row = 0; row < logs; row++) matches.push(random() < here);
  }
  return { volumes, matches, total: matches.filter(Boolean).length };
}

function sample({ volumes, matches }: ReturnType<typeof population>, count: number, seed: number) {
  const starts: number[] = [];
  volumes.reduce((sum, { logs }) => {
    starts.push(sum);
    return sum + logs;
  }, 0);
  const { blocks, of } = planBlocks(volumes, { count, rows: 32, random: seededRandom(`seed ${seed}`) });
  const ranks = blocks.map(({ fromNs, skip, fromEnd }) => {
    const at = Number(fromNs);
    return (starts[at] ?? 0) + (fromEnd ? (volumes[at]?.logs ?? 0) - 1 - skip : skip);
  });
  return {
    ranks,
    estimate: estimateTotal(
      ranks.map((rank) => matches.slice(rank, rank + 32).filter(Boolean).length),
      of,
    ),
  };
}

describe('estimateTotal', () => {
  it.each([
    ['even', 0.3, 1],
    ['in bursts', 0.1, 8],
    ['rare and in bursts', 0.01, 20],
  ])('holds its stated error in about 95 of 100 samples where matches are %s', (_, share, burst) => {
    const all = population(share, burst);
    const errors: number[] = [];
    let held = 0;
    for (let seed = 0; seed < 400; seed++) {
      const { estimate } = sample(all, 120, seed);
      errors.push(estimate.total - all.total);
      if (Math.abs(estimate.total - all.total) <= estimate.relativeError * estimate.total) held++;
    }
    const bias = errors.reduce((sum, error) => sum + error, 0) / errors.length / all.total;
    expect(Math.abs(bias)).toBeLessThan(0.03);
    expect(held / 400).toBeGreaterThan(0.9);
    // An interval that always holds is no information.
    expect(held / 400).toBeLessThan(0.998);
  });

  it('gets narrower with more blocks, and is certain when it has read them all', () => {
    const all = population(0.2, 5);
    const few = sample(all, 60, 1).estimate.relativeError;
    const many = sample(all, 600, 1).estimate.relativeError;
    expect(many).toBeLessThan(few / 2);
    expect(sample(all, 1e6, 1).estimate).toEqual({ total: all.total, relativeError: 0 });
  });

  it('says that nothing is known where the sample holds no match', () => {
    expect(estimateTotal([0, 0, 0], 100)).toEqual({ total: 0, relativeError: 1 });
    expect(estimateTotal([0, 0, 0], 3)).toEqual({ total: 0, relativeError: 0 });
    expect(estimateTotal([], 0)).toEqual({ total: 0, relativeError: 0 });
  });
});

describe('planBlocks', () => {
  it('gives every row the same chance, and takes one block from each equal part', () => {
    const all = population(0.5, 1);
    const seen = new Map<number, number>();
    for (let seed = 0; seed < 600; seed++) {
      const { ranks } = sample(all, 50, seed);
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      expect(new Set(ranks).size).toBe(50);
      for (const rank of ranks) seen.set(rank, (seen.get(rank) ?? 0) + 1);
    }
    const of = Math.ceil(all.matches.length / 32);
    const times = Array.from({ length: of }, (_, block) => seen.get(block * 32) ?? 0);
    const mean = (600 * 50) / of;
    expect(Math.max(...times)).toBeLessThan(mean * 2.5);
    expect(times.filter((n) => n === 0).length).toBeLessThan(of / 50);
  });

  it('knows that the last block of a range holds what is left', () => {
    const volumes = [{ fromNs: 0n, toNs: 60n, logs: 90 }];
    const { blocks } = planBlocks(volumes, { count: 3, rows: 40, random: seededRandom('end') });
    expect(blocks.map(({ rows }) => rows)).toEqual([40, 40, 10]);
    expect(rowsOf(blocks)).toBe(90);
  });

  it('never walks along the index of a busy minute: its blocks are slices of its time', () => {
    const minute = (at: bigint, logs: number) => ({ fromNs: at * 60_000n, toNs: (at + 1n) * 60_000n, logs });
    const volumes = [minute(0n, 500), minute(1n, 50_000), minute(2n, 500)];
    const { blocks, of } = planBlocks(volumes, { count: 200, rows: 50, random: seededRandom('busy') });
    expect(of).toBe(1_020);
    const busy = blocks.filter(({ untilNs }) => untilNs > 60_000n && untilNs <= 120_000n);
    expect(busy.length).toBeGreaterThan(190);
    for (const { fromNs, untilNs, skip } of busy.filter(({ fromNs }) => fromNs >= 60_000n)) {
      expect(skip).toBe(0);
      // A thousandth of the minute holds 50 of its 50,000.
      expect(untilNs - fromNs).toBe(60n);
    }
  });
});
