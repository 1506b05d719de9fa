import { describe, expect, it } from 'vitest';
import { parseIsoNs } from '../time/iso';
import { bucketSeconds, passedSeconds, planPanelBuckets } from './panel-buckets';

const at = (text: string) => parseIsoNs(text) ?? 0n;
const range = (from: string, to: string) => ({ fromNs: at(from), toNs: at(to) });
const HOUR_MS = 3_600_000;

describe('planPanelBuckets', () => {
  it('begins days where clocks of the zone begin them, of 25 hours too', () => {
    const days = planPanelBuckets(range('2023-10-27T12:00:00Z', '2023-10-31T12:00:00Z'), {
      buckets: 100,
      stepMs: 24 * HOUR_MS,
      zone: 'Europe/Berlin',
    });
    expect(days?.starts).toEqual(
      ['26T22', '27T22', '28T22', '29T23', '30T23'].map((text) => at(`2023-10-${text}:00:00Z`)),
    );
  });

  it('has at most as many as asked for, aligned, and those of a given width whatever was asked', () => {
    const day = range('2023-10-27T12:34:56.789Z', '2023-10-28T12:34:56.789Z');
    const few = planPanelBuckets(day, { buckets: 10, stepMs: null, zone: 'UTC' });
    expect(few?.stepMs).toBe(3 * HOUR_MS);
    expect(few?.starts[0]).toBe(at('2023-10-27T12:00:00Z'));
    expect(few?.starts.length).toBe(9);
    expect(planPanelBuckets(day, { buckets: 10, stepMs: HOUR_MS, zone: 'UTC' })?.starts.length).toBe(25);
    expect(planPanelBuckets(day, { buckets: null, stepMs: HOUR_MS, zone: 'UTC' })).toBeNull();
  });

  it('widens to whole multiples what would be more than a thousand, and tells it', () => {
    const week = range('2023-10-20T00:00:00Z', '2023-10-27T00:00:00Z');
    const plan = planPanelBuckets(week, { buckets: 10, stepMs: 60_000, zone: 'UTC' });
    expect(plan).toMatchObject({ askedMs: 60_000, stepMs: 11 * 60_000 });
    expect(plan?.starts.length).toBeLessThanOrEqual(1_000);
  });
});

describe('the seconds that a rate is of', () => {
  it('are those that lie in the range and have passed', () => {
    const hour = range('2023-10-27T12:20:00Z', '2023-10-27T13:40:00Z');
    const starts = ['12', '13'].map((clock) => at(`2023-10-27T${clock}:00:00Z`));
    expect(bucketSeconds(starts, hour, at('2023-10-28T00:00:00Z'))).toEqual([2_400, 2_400]);
    expect(bucketSeconds(starts, hour, at('2023-10-27T13:10:00Z'))).toEqual([2_400, 600]);
    expect(passedSeconds(hour, at('2023-10-27T13:10:00Z'))).toBe(3_000);
    expect(passedSeconds(hour, at('2023-10-01T00:00:00Z'))).toBe(4_800);
  });
});
