'use client';

import { cleanLine } from '@/components/ui/clean-text';
import { ServiceName } from '@/components/ui/service-name';
import { SeverityBadge } from '@/components/ui/severity-badge';
import { useTimeZone } from '@/components/ui/time-zone';
import { formatDuration } from '@/lib/time/format-duration';
import { formatTime } from '@/lib/time/format-time';
import { parseIsoNs } from '@/lib/time/iso';
import type { PlacedLog } from '@/lib/trace/place-logs';

interface TraceLogRowProps {
  placed: PlacedLog;
  /** The operation of its span; null when the span is not here. */
  operation: string | null;
  /** False where the trace's start is not known. */
  relative: boolean;
}

/** One log line of a trace: when, how bad, where, what. */
export function TraceLogRow({ placed, operation, relative }: TraceLogRowProps) {
  const { log, timeNs } = placed;
  const { zone } = useTimeZone();
  const at = parseIsoNs(log.time);
  const line = cleanLine(log.body);
  return (
    <>
      <span className="flex shrink-0 items-center gap-3 max-md:w-full">
        <time dateTime={log.time} className="w-24 font-mono text-2xs text-muted">
          {at === null ? log.time : formatTime(at, zone, 'us')}
        </time>
        {relative ? (
          <span className="w-16 text-right text-2xs text-faint">
            {timeNs < 0 ? '' : '+'}
            {formatDuration(timeNs)}
          </span>
        ) : null}
        <SeverityBadge severity={log.severity} text={log.severityText} className="w-12" />
        <ServiceName service={log.service} className="w-36 text-xs" />
      </span>
      {relative ? (
        <span className="w-44 shrink-0 truncate text-muted text-xs max-lg:hidden" title={operation ?? ''}>
          {operation ?? <span className="text-faint">no span here</span>}
        </span>
      ) : null}
      <span className="min-w-0 flex-1 truncate font-mono text-xs max-md:w-full max-md:flex-none" title={line}>
        {line}
      </span>
    </>
  );
}
