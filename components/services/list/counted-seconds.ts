import type { ServiceListResponse } from '@/lib/contracts/service-list';

type Period = NonNullable<ServiceListResponse['period']>;

/** The seconds of each point of the sparklines that were counted: the first and the last may be cut. */
export function countedSeconds({ times, bucketMs, counted }: Period): number[] {
  const [from, to] = [Date.parse(counted.from), Date.parse(counted.to)];
  return times.map((time) => {
    const start = Date.parse(time);
    return Math.max(0, (Math.min(start + bucketMs, to) - Math.max(start, from)) / 1000);
  });
}

/** Counts as rates; null where so little of the point has passed that its rate would say nothing. */
export function ratesOf(counts: readonly number[], seconds: readonly number[]): (number | null)[] {
  const whole = Math.max(0, ...seconds);
  return counts.map((count, index) => {
    const passed = seconds[index] ?? 0;
    return passed < whole / 4 || passed === 0 ? null : count / passed;
  });
}
