import { describe, expect, it } from 'vitest';
import { AppError } from '../../errors';
import { earlier, type TimeRange } from '../../time/time-range';
import { adaptiveScan, type ScanSource } from './adaptive-scan';
import { nextSlice } from './next-slice';

const PARTITION = 10_000n;

/** A table of one row a nanosecond, newest first, in partitions of 10,000, that records how it was read. */
function table(
  rows: number,
  matches: (time: bigint) => boolean,
  options: { canPick?: boolean; slow?: (kind: 'walk' | 'pick', size: number) => boolean } = {},
) {
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
      return { rows: between(end < 0n ? 0n : end, after, need), full: false, end: end <= 0n ? null : end };
    },
    pick: async (after, { fromNs, toNs }, need, timeoutMs) => {
      told.triedMs = timeoutMs;
      const partitions = Number((toNs - fromNs) / PARTITION);
      steps.push(`pick ${partitions}`);
      if (options.slow?.('pick', partitions)) timeOut();
      return { rows: between(fromNs, earlier(toNs, after), need), full: false };
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
    expect(steps).toEqual(['walk 5000']);
  });

  it('walks on in growing windows where matches are dense', async () => {
    const { source, steps } = table(100_000, (time) => time % 40n === 0n);
    const found = await adaptiveScan(source, { ...limits, need: 500 });
    expect(found.rows).toHaveLength(500);
    expect(steps).toEqual(['walk 5000', 'walk 19500']);
  });

  it('tries the index where matches are neither, and walks on when that takes longer', async () => {
    const quick = table(100_000, (time) => time % 200n === 0n);
    expect((await adaptiveScan(quick.source, limits)).rows).toHaveLength(100);
    expect(quick.steps).toEqual(['walk 5000', 'pick 0', 'pick 2']);
    const slow = table(100_000, (time) => time % 200n === 0n, { slow: (kind) => kind === 'pick' });
    expect((await adaptiveScan(slow.source, limits)).rows).toHaveLength(100);
    expect(slow.steps).toEqual(['walk 5000', 'pick 0', 'walk 19500']);
    expect(slow.triedMs).toBeLessThan(100);
  });

  it('asks the index, slice by doubling slice, where matches are rare', async () => {
    const { source, steps } = table(200_000, (time) => time === 5n || time === 150_001n);
    const found = await adaptiveScan(source, limits);
    expect(found).toEqual({ rows: [150_001n, 5n], next: null, stoppedAt: null });
    expect(steps).toEqual(['walk 5000', 'pick 0', 'pick 2', 'pick 4', 'pick 8', 'pick 5']);
  });

  it('changes over to the index when a dense stretch ends', async () => {
    const { source, steps } = table(400_000, (time) => time > 396_000n && time % 20n === 0n);
    expect((await adaptiveScan(source, { ...limits, need: 500 })).rows).toHaveLength(199);
    expect(steps.slice(0, 3)).toEqual(['walk 5000', 'walk 10000', 'pick 0']);
    expect(steps.filter((step) => step.startsWith('walk'))).toHaveLength(2);
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

  it('says how far it came when time runs out', async () => {
    let walks = 0;
    const { source } = table(300_000, (time) => time === 299_999n, {
      slow: (kind) => kind === 'pick' || ++walks > 1,
    });
    const found = await adaptiveScan(source, limits);
    expect(found).toEqual({ rows: [299_999n], next: 295_000n, stoppedAt: 295_000n });
  });

  it('fails when not even the first rows can be read in time', async () => {
    const { source, steps } = table(10_000, () => true, { slow: () => true });
    await expect(adaptiveScan(source, limits)).rejects.toMatchObject({ code: 'timeout' });
    expect(steps).toEqual(['walk 5000', 'walk 500']);
  });

  it('passes other failures on', async () => {
    const { source } = table(10, () => true);
    source.walk = async () => {
      throw new AppError('unavailable', 'gone');
    };
    await expect(adaptiveScan(source, limits)).rejects.toMatchObject({ code: 'unavailable' });
  });
});
