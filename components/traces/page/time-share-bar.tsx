'use client';

import { formatShare } from '@/components/charts/format-count';
import { serviceColor } from '@/components/ui/service-color';
import { ServiceDot } from '@/components/ui/service-dot';
import { formatDuration } from '@/lib/time/format-duration';
import type { TimeShare } from '@/lib/trace/time-shares';

const NAMED = 5;

/** Where the time went: the critical path by service, as one bar and its figures. */
export function TimeShareBar({ shares, traceNs }: { shares: readonly TimeShare[]; traceNs: number }) {
  if (shares.length === 0) return null;
  const named = shares.slice(0, NAMED);
  const pathNs = shares.reduce((sum, { ns }) => sum + ns, 0);
  const rest = shares.slice(NAMED).reduce((sum, { share }) => sum + share, 0);
  return (
    <section
      aria-label="Where the time went"
      className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1 text-xs"
      title="Share of the critical path: the spans that held up the whole trace"
    >
      <span className="shrink-0 text-muted">Where the time went</span>
      <span aria-hidden="true" className="flex h-2 w-44 shrink-0 gap-px overflow-hidden rounded-sm">
        {shares.map(({ service, share }) => (
          <span key={service} style={{ width: `${share * 100}%`, background: serviceColor(service) }} />
        ))}
      </span>
      <ul className="flex min-w-0 flex-wrap gap-x-3 gap-y-0.5 max-sm:[&>li:nth-child(n+3)]:hidden">
        {named.map(({ service, share, ns }) => (
          <li
            key={service}
            className="flex min-w-0 items-center gap-1.5"
            title={`${service}: ${formatDuration(ns)}`}
          >
            <ServiceDot service={service} />
            <span className="max-w-48 truncate">{service}</span>
            <span className="shrink-0 text-muted">{formatShare(share)}</span>
          </li>
        ))}
        {rest > 0 ? (
          <li className="text-muted">
            {shares.length - NAMED} more {formatShare(rest)}
          </li>
        ) : null}
        {/* Roots that do not span the trace, as before work done later: shares of what, then? */}
        {Math.abs(pathNs - traceNs) > traceNs * 0.05 ? (
          <li className="text-muted">of the {formatDuration(pathNs)} on the critical path</li>
        ) : null}
      </ul>
    </section>
  );
}
