import { formatCount, formatShare } from '@/components/charts/format-count';
import { formatDuration } from '@/lib/time/format-duration';
import type { FlameFrame } from '@/lib/trace/flame-frame';

/** A frame in words, for those who do not see it. */
export function describeFrame(frame: FlameFrame, traceNs: number): string {
  const { service, name, count, errors, totalNs, selfNs } = frame;
  const parts = [
    `${service} ${name}`,
    count === 1
      ? formatDuration(totalNs)
      : `${formatCount(count)} spans, ${formatDuration(totalNs)} in total`,
    `self time ${formatDuration(selfNs)}, ${formatShare(selfNs / Math.max(1, traceNs))} of the trace`,
  ];
  if (errors > 0) parts.push(`${formatCount(errors)} failed`);
  return parts.join('; ');
}
