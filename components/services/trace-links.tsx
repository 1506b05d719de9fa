import Link from 'next/link';
import { useTimeFormat } from '@/components/ui/time-zone';
import type { TraceSummary } from '@/lib/contracts/trace-search';
import { formatDuration } from '@/lib/time/format-duration';
import { traceUrl } from '@/lib/url/trace';

/** A few traces, each opened at the span that made it match, where that is known. */
export function TraceLinks({ traces }: { traces: readonly TraceSummary[] }) {
  const format = useTimeFormat();
  return (
    <ul className="-mx-1.5 flex flex-col">
      {traces.map((trace) => (
        <li key={trace.traceId}>
          <Link
            href={traceUrl(trace.traceId, { span: trace.matchedSpanId || null })}
            prefetch={false}
            className="grid h-7 grid-cols-[64px_minmax(0,1fr)_auto_64px] items-center gap-2 rounded-sm px-1.5 text-xs hover:bg-hover"
          >
            <span className="text-muted">{format.time(trace.startTime, 's')}</span>
            <span className="truncate">
              {trace.rootService ?? 'no root yet'} {trace.rootOperation ?? ''}
            </span>
            <span className="text-danger-text">
              {trace.errorCount > 0 ? `${trace.errorCount} failed` : ''}
            </span>
            <span className="text-right font-medium">{formatDuration(BigInt(trace.durationNs))}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
