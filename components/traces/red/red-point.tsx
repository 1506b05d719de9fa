'use client';

import { CircleAlert, Clock, ZoomIn } from 'lucide-react';
import Link from 'next/link';
import { formatCount } from '@/components/charts/format-count';
import { formatSpan } from '@/components/charts/format-span';
import type { MsRange } from '@/components/charts/use-brush';
import { Button } from '@/components/ui/button';
import { useTimeZone } from '@/components/ui/time-zone';
import type { TraceRedResponse } from '@/lib/contracts/trace-red';
import { formatDuration } from '@/lib/time/format-duration';
import { timeMs } from '../search/time-ms';
import { groupName, type RedGroup } from './red-series';

type Exemplar = NonNullable<RedGroup['points']['slowest'][number]>;

interface RedPointProps {
  data: TraceRedResponse;
  /** Position of the interval in `times`; -1: none is chosen. */
  index: number;
  hrefOf: (traceId: string, spanId: string | null) => string;
  onNarrow: (range: MsRange) => void;
  onOpen: () => void;
}

/** What is behind one interval of the charts: traces that show it, and the way into it. Always as high, also without one. */
export function RedPoint({ data, index, hrefOf, onNarrow, onOpen }: RedPointProps) {
  const { zone } = useTimeZone();
  const time = data.times[index];
  if (time === undefined) {
    return (
      <p className="flex h-8 items-center text-faint text-xs">
        Choose a point for traces that show it; drag to zoom.
      </p>
    );
  }
  const fromMs = Math.max(timeMs(time), timeMs(data.range.from));
  const toMs = Math.min(timeMs(time) + data.bucketMs, timeMs(data.range.to));
  const slow = slowest(data.series, index);
  const failed = data.series.flatMap(({ points }) => points.failed[index] ?? []).at(0) ?? null;
  const count = data.series.reduce((sum, { points }) => sum + (points.count[index] ?? 0), 0);
  const link = (exemplar: Exemplar, icon: React.ReactNode, words: string) => (
    <Button asChild size="sm">
      <Link
        href={hrefOf(exemplar.traceId, exemplar.spanId)}
        prefetch={false}
        onClick={onOpen}
        title={`Trace ${exemplar.traceId}`}
      >
        {icon}
        {words} {formatDuration(Number(exemplar.durationNs))}
      </Link>
    </Button>
  );
  return (
    <section
      aria-label="The chosen point"
      className="flex h-8 items-center gap-2 overflow-x-auto whitespace-nowrap text-xs"
    >
      <span className="font-medium">{formatSpan(fromMs, toMs, zone)}</span>
      <span className="text-muted">
        {data.estimate ? '≈ ' : ''}
        {formatCount(count)} {count === 1 ? data.of.slice(0, -1) : data.of}
      </span>
      {slow
        ? link(
            slow.exemplar,
            <Clock aria-hidden />,
            slow.name === null ? 'A slow one:' : `Slow in ${slow.name}:`,
          )
        : null}
      {failed
        ? link(failed, <CircleAlert aria-hidden className="text-danger-text" />, 'A failed one:')
        : null}
      {slow || failed ? null : (
        <span className="text-faint">
          {data.exemplars === 'timeout'
            ? 'Finding a trace of it took too long.'
            : 'No trace of it was looked up.'}
        </span>
      )}
      <Button size="sm" variant="ghost" onClick={() => onNarrow({ fromMs, toMs })}>
        <ZoomIn aria-hidden />
        Only this time
      </Button>
    </section>
  );
}

/** Of all groups the one with the longest exemplar. */
function slowest(
  groups: readonly RedGroup[],
  index: number,
): { exemplar: Exemplar; name: string | null } | null {
  let longest: { exemplar: Exemplar; name: string | null } | null = null;
  for (const group of groups) {
    const exemplar = group.points.slowest[index];
    if (!exemplar || (longest && Number(exemplar.durationNs) <= Number(longest.exemplar.durationNs)))
      continue;
    longest = { exemplar, name: groups.length > 1 ? groupName(group) : null };
  }
  return longest;
}
