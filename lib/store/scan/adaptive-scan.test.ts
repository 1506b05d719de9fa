import { describe, expect, it } from 'vitest';
import { AppError } from '../../errors';
import { earlier, type TimeRange } from '../../time/time-range';
import { adaptiveScan, type ScanSource } from './adaptive-scan';
import { nextSlice } from './next-slice';

/** A table of one row a nanosecond, newest first, in partitions of 10,000 or as said, that records how it was read. */
function table(
  rows: number,
  matches: (time: bigint) => boolean,
  options: {
    canPick?: boolean;
    partition?: bigint;
    slow?: (kind: 'walk' | 'pick', size: number) => boolean;
  } = {},
) {
  const PARTITION = options.partition ?? 10_000n;
  const bounds: TimeRange[] = [];
  for (let at = 0n; at < BigInt(rows); at += PARTITION) bounds.push({ fromNs: at, toNs: at + PARTITION });
  const steps: string[] = [];
  const told = { triedMs: 0 };
  const between = (fromNs: bigint, below: bigint, need: number) => {
    const found: bigint[] = [];
    for (let time = below - 1n; time >= fromNs && found.length < need; time--)
      if (matches(time)) found.push(time);
    return found;
  };
  const timeOut = () => {
    throw new AppError('timeout', 'slow');
  };
  const source: ScanSource<bigint, bigint> = {
    canPick: options.canPick ?? true,
    start: BigInt(rows),
    positionOf: (row) => row,
    timeOf: (position) => position,
    nextSlice: (after, count) => nextSlice(bounds, { fromNs: 0n, toNs: after }, count, 'newest'),
    beyond: ({ fromNs }) => fromNs,
    walk: async (after, count, need) => {
      steps.push(`walk ${count}`);
      if (options.slow?.('walk', count)) timeOut();
      const end = after - BigInt(count);
      return { rows: between(end < 0n ? 0n : end, after, need), end: end <= 0n ? null : end };
    },
    pick: async (after, { fromNs, toNs }, need, timeoutMs) => {
      told.triedMs = timeoutMs;
      const partitions = Number((toNs - fromNs) / PARTITION);
      steps.push(`pick ${partitions}`);
      if (options.slow?.('pick', partitions)) timeOut();
      return between(fromNs, earlier(toNs, after), need);
    },
  };
  return {
    source,
    steps,
    get triedMs() {
      return told.triedMs;
    },
  };
}

const limits = { need: 100, stepMs: 1_000, budgetMs: 60_000 };

describe('adaptiveScan', () => {
  it('needs one walk where every row matches, and says where to go on', async () => {
    const { source, steps } = table(100_000, () => true);
    const found = await adaptiveScan(source, limits);
    expect(found).toMatchObject({ next: 99_900n, stoppedAt: null });
    expect(found.rows).toHaveLength(100);
    expect(steps).toEqual(['walk 2000']);
  });

  it('walks on, as far as it reckons to need, where matches are dense', async () => {
    const { source, steps } = table(1_000_000, (time) => time % 40n === 0n, { partition: 1_000_000n });
    const found = await adaptiveScan(source, { ...limits, need: 500 });
    expect(found.rows).toHaveLength(500);
    expect(steps).toEqual(['walk 2000', 'walk 23169']);
  });

  it('asks the index where its partition holds few rows, however dense the matches', async () => {
    const { source, steps } = table(100_000, (time) => time % 40n === 0n);
    expect((await adaptiveScan(source, { ...limits, need: 500 })).rows).toHaveLength(500);
    expect(steps).toEqual(['walk 2000', 'pick 0', 'pick 1', 'pick 1']);
  });

  it('tries the index where matches are neither, and walks on when that takes longer', async () => {
    const quick = table(100_000, (time) => time % 200n === 0n);
    expect((await adaptiveScan(quick.source, limits)).rows).toHaveLength(100);
    expect(quick.steps.slice(0, 2)).toEqual(['walk 2000', 'pick 0']);
    const slow = table(100_000, (time) => time % 200n === 0n, { slow: (kind) => kind === 'pick' });
    expect((await adaptiveScan(slow.source, limits)).rows).toHaveLength(100);
    expect(slow.steps).toEqual(['walk 2000', 'pick 0', 'walk 22286']);
    expect(slow.triedMs).toBeLessThan(150);
  });

  it('asks the index where matches are rare: one partition, then all that are left, in two halves at a time', async () => {
    const { source, steps } = table(200_000, (time) => time === 5n || time === 150_001n);
    const found = await adaptiveScan(source, limits);
    expect(found).toEqual({ rows: [150_001n, 5n], next: null, stoppedAt: null });
    expect(steps).toEqual(['walk 2000', 'pick 0', 'pick 4', 'pick 4', 'pick 8', 'pick 3']);
  });

  it('takes no more partitions at once than the matches so far ask for', async () => {
    const { source, steps } = table(400_000, (time) => time % 1_000n === 0n);
    expect((await adaptiveScan(source, limits)).rows).toHaveLength(100);
    const partitions = steps.slice(1).reduce((sum, step) => sum + Number(step.split(' ')[1]), 0);
    expect(partitions).toBeLessThan(15);
  });

  it('changes over to the index when a dense stretch ends', async () => {
    const { source, steps } = table(400_000, (time) => time > 399_000n && time % 2n === 0n);
    expect((await adaptiveScan(source, { ...limits, need: 600 })).rows).toHaveLength(499);
    expect(steps.filter((step) => step.startsWith('walk'))).toEqual(['walk 2000', 'walk 4000']);
  });

  it('walks everything when the query has nothing to look up', async () => {
    const { source, steps } = table(100_000, (time) => time === 3n, { canPick: false });
    expect((await adaptiveScan(source, limits)).rows).toEqual([3n]);
    expect(steps).toEqual(['walk 5000', 'walk 10000', 'walk 20000', 'walk 40000', 'walk 80000']);
  });

  it('takes smaller steps after one that took too long, and loses nothing', async () => {
    const { source, steps } = table(300_000, (time) => time % 50_000n === 0n, {
      slow: (kind, size) => kind === 'pick' && size > 3,
    });
    const found = await adaptiveScan(source, limits);
    expect(found.rows).toEqual([250_000n, 200_000n, 150_000n, 100_000n, 50_000n, 0n]);
    expect(found.next).toBeNull();
    expect(steps).toContain('pick 4');
  });

  it('keeps the first half of a step whose second half took too long', async () => {
    let failures = 0;
    const { source, steps } = table(200_000, (time) => time % 45_000n === 7n, {
      slow: (kind) => kind === 'pick' && steps.length === 4 && failures++ === 0,
    });
    const found = await adaptiveScan(source, limits);
    expect(found.rows).toEqual([180_007n, 135_007n, 90_007n, 45_007n, 7n]);
    expect(failures).toBe(1);
  });

  it('says how far it came when time runs out', async () => {
    let walks = 0;
    const { source } = table(300_000, (time) => time === 299_999n, {
      slow: (kind) => kind === 'pick' || ++walks > 1,
    });
    const found = await adaptiveScan(source, limits);
    expect(found).toEqual({ rows: [299_999n], next: 298_000n, stoppedAt: 298_000n });
  });

  it('fails when not even the first rows can be read in time', async () => {
    const { source, steps } = table(10_000, () => true, { slow: () => true });
    await expect(adaptiveScan(source, limits)).rejects.toMatchObject({ code: 'timeout' });
    expect(steps).toEqual(['walk 2000', 'walk 200']);
  });

  it('passes other failures on', async () => {
    const { source } = table(10, () => true);
    source.walk = async () => {
      throw new AppError('unavailable', 'gone');
    };
    await expect(adaptiveScan(source, limits)).rejects.toMatchObject({ code: 'unavailable' });
  });
});
