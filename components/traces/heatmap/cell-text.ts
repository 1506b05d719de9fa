import { formatCount, formatShare } from '@/components/charts/format-count';
import { formatSpan } from '@/components/charts/format-span';
import type { TraceBox } from '@/lib/contracts/trace-box';
import { formatDuration } from '@/lib/time/format-duration';
import type { TimeZoneChoice } from '@/lib/time/format-time';

/** `22 Nov 12:30 – 12:31` and `46.3 – 55.1 ms`: what a box spans. */
export function boxText(box: TraceBox, zone: TimeZoneChoice): { time: string; duration: string } {
  return {
    time: formatSpan(box.fromMs, box.toMs + 1, zone),
    duration: `${box.minNs === 0 ? '0' : formatDuration(box.minNs)} – ${formatDuration(box.maxNs + 1)}`,
  };
}

/** `12 traces, 3 failed (25 %)`. @param sampled counts are of a sample: there are at least so many */
export function tracesText(count: number, failed: number, sampled: boolean): string {
  const traces = `${sampled && count > 0 ? '≥ ' : ''}${formatCount(count)} ${count === 1 ? 'trace' : 'traces'}`;
  return failed === 0 ? traces : `${traces}, ${formatCount(failed)} failed (${formatShare(failed / count)})`;
}
