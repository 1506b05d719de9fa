import { Waypoints } from 'lucide-react';
import Link from 'next/link';
import { cn } from '@/components/ui/cn';
import type { Log } from '@/lib/contracts/log';
import { traceUrl } from '@/lib/url/trace';

/** Where a line's trace is opened, on its span; null for a line without one. */
export function logTraceUrl(log: Pick<Log, 'traceId' | 'spanId'>): string | null {
  return log.traceId === null ? null : traceUrl(log.traceId, { span: log.spanId });
}

interface TraceLinkProps {
  log: Log;
  className?: string;
  /** For the letters of the id, which give way first where there is little room. */
  idClassName?: string;
}

/** The link from a line to its span in the trace, with the first letters of its id. */
export function TraceLink({ log, className, idClassName }: TraceLinkProps) {
  const href = logTraceUrl(log);
  if (href === null || log.traceId === null) return null;
  return (
    <Link
      href={href}
      prefetch={false}
      tabIndex={-1}
      title={`Open trace ${log.traceId}`}
      aria-label={`Open trace ${log.traceId}`}
      data-trace-link=""
      className={cn(
        'inline-flex items-center gap-1 rounded-sm font-mono text-accent-text text-xs hover:underline',
        className,
      )}
    >
      <Waypoints aria-hidden className="size-3.5 shrink-0" />
      <span className={idClassName}>{log.traceId.replace(/^0+(?=.{4})/, '').slice(0, 4)}</span>
    </Link>
  );
}
