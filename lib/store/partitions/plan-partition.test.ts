import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NS_PER_DAY } from '../../time/time-ns';
import { type PartitionRange, partitionName, planPartition } from './plan-partition';

const ns = (iso: string) => BigInt(Date.parse(iso)) * 1_000_000n;
const now = ns('2026-11-22T08:00:00Z');
const plan = (iso: string, existing: PartitionRange[] = []) => {
  const { range, exists } = planPartition(ns(iso), now, existing);
  return { name: partitionName('log', range), exists };
};
const range = (from: string, to: string): PartitionRange => ({ from: ns(from), to: ns(to) });

describe('planPartition', () => {
  it.each([
    ['2026-11-23T23:59:59Z', 'log_20261123'],
    ['2026-11-22T00:00:00Z', 'log_20261122'],
    ['2026-11-08T00:00:00Z', 'log_20261108'],
    ['2026-11-07T23:59:59Z', 'log_20261101_20261108'],
    ['2025-12-31T12:00:00Z', 'log_202512'],
    ['2025-10-18T12:00:00Z', 'log_202510'],
    ['2025-10-01T00:00:00Z', 'log_202510'],
    ['2025-09-30T23:59:59Z', 'log_20250101_20251001'],
    ['2024-02-29T00:00:00Z', 'log_2024'],
    ['2000-01-01T00:00:00Z', 'log_2000'],
  ])('%s goes to %s', (time, name) => {
    expect(plan(time)).toEqual({ name, exists: false });
  });

  it('uses the range that is there, whatever its size', () => {
    expect(plan('2026-11-22T00:00:00Z', [range('2026-11-01', '2026-12-01')])).toEqual({
      name: 'log_202611',
      exists: true,
    });
  });

  it('cuts a month to the gap between days', () => {
    const days = [range('2026-10-03', '2026-10-04'), range('2026-10-20', '2026-10-21')];
    expect(plan('2026-10-10T00:00:00Z', days).name).toBe('log_20261004_20261020');
    expect(plan('2026-10-01T00:00:00Z', days).name).toBe('log_20261001_20261003');
    expect(plan('2026-10-31T00:00:00Z', days).name).toBe('log_20261021_20261101');
  });

  it('never overlaps and always holds the record, in any order of arrival and over the years', () => {
    const first = ns('2000-01-01');
    const arrival = fc.record({
      nowDay: fc.bigInt({ min: 0n, max: 1200n }),
      ageDays: fc.bigInt({ min: -1n, max: 9000n }),
    });
    fc.assert(
      fc.property(fc.array(arrival, { maxLength: 60 }), (arrivals) => {
        const made: PartitionRange[] = [];
        for (const { nowDay, ageDays } of arrivals.sort((a, b) => Number(a.nowDay - b.nowDay))) {
          const at = now + nowDay * NS_PER_DAY;
          const time = at - ageDays * NS_PER_DAY;
          if (time < first) continue;
          const { range, exists } = planPartition(time, at, made);
          expect(range.from <= time && time < range.to).toBe(true);
          if (exists) continue;
          expect(made.every((other) => other.to <= range.from || range.to <= other.from)).toBe(true);
          made.push(range);
        }
        expect(new Set(made.map((range) => partitionName('log', range))).size).toBe(made.length);
      }),
    );
  });

  it('an import of 26 years makes tens of partitions', () => {
    const made: PartitionRange[] = [];
    for (let time = ns('2000-01-01'); time < now + NS_PER_DAY; time += NS_PER_DAY) {
      const { range, exists } = planPartition(time, now, made);
      if (!exists) made.push(range);
    }
    expect(made.length).toBeGreaterThan(26 + 12 + 14);
    expect(made.length).toBeLessThan(65);
  });
});
