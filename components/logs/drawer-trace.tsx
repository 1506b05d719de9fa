import { Waypoints } from 'lucide-react';
import Link from 'next/link';
import { formatCount } from '@/components/charts/format-count';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { ErrorState } from '@/components/ui/error-state';
import { serviceColor } from '@/components/ui/service-color';
import { ServiceName } from '@/components/ui/service-name';
import { Skeleton } from '@/components/ui/skeleton';
import type { Log } from '@/lib/contracts/log';
import { formatDuration } from '@/lib/time/format-duration';
import { layoutMiniWaterfall, type MiniSpan } from './mini-waterfall';
import { logTraceUrl } from './trace-link';
import { useTraceSummary } from './use-trace-summary';

const MAX_ROWS = 24;

/** The trace of a line in small, its own span marked, with the way into the whole. */
export function DrawerTrace({ log }: { log: Log }) {
  const query = useTraceSummary(log.traceId);
  const href = logTraceUrl(log);
  if (href === null) {
    return (
      <p className="px-3 text-muted text-xs">
        This line carries no trace id. Services that log inside a span with OpenTelemetry send it along.
      </p>
    );
  }
  const trace = query.data;
  const mini = trace ? layoutMiniWaterfall(trace.spans, trace, log.spanId, MAX_ROWS) : null;
  return (
    <div className="flex flex-col gap-3 px-3">
      <div className="flex items-center justify-between gap-3">
        <p className="text-muted text-xs">
          {trace && mini
            ? `${formatDuration(BigInt(trace.durationNs))} · ${formatCount(trace.totalSpans)} spans · ${mini.services.length} services · ${mini.errors} errors`
            : ' '}
        </p>
        <Button asChild size="sm" variant="primary">
          <Link href={href} prefetch={false}>
            <Waypoints aria-hidden /> Open trace
          </Link>
        </Button>
      </div>
      {query.error ? (
        <ErrorState
          title="The trace is not here (yet)"
          error={query.error}
          retry={() => void query.refetch()}
        />
      ) : null}
      {query.isPending && !query.error ? <Skeleton className="h-40" /> : null}
      {mini ? (
        <ol className="flex flex-col">
          {mini.spans.map((span) => (
            <MiniRow key={span.spanId} span={span} current={span.spanId === log.spanId} />
          ))}
        </ol>
      ) : null}
      {mini && mini.left > 0 ? (
        <p className="text-2xs text-faint">{formatCount(mini.left)} more spans in the trace.</p>
      ) : null}
    </div>
  );
}

function MiniRow({ span, current }: { span: MiniSpan; current: boolean }) {
  return (
    <li
      className={cn(
        'grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_60px] items-center gap-2 rounded-sm px-1 text-xs leading-5',
        current && 'bg-selected',
      )}
      aria-current={current ? 'true' : undefined}
      title={`${span.service} · ${span.name}`}
    >
      <ServiceName service={span.service} className="text-2xs" />
      <span className="relative h-2.5">
        <span
          className={cn('absolute h-full min-w-0.5 rounded-[2px]', span.failed && 'ring-1 ring-sev-error')}
          style={{
            left: `${span.start * 100}%`,
            width: `${span.length * 100}%`,
            background: serviceColor(span.service),
          }}
        />
      </span>
      <span className={cn('text-right text-2xs', span.failed ? 'text-danger-text' : 'text-muted')}>
        {formatDuration(span.durationNs)}
      </span>
    </li>
  );
}
