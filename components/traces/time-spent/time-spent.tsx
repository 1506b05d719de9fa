'use client';

import { ChevronDown } from 'lucide-react';
import { useId, useState } from 'react';
import { formatShare } from '@/components/charts/format-count';
import { cn } from '@/components/ui/cn';
import { serviceColor } from '@/components/ui/service-color';
import { ServiceDot } from '@/components/ui/service-dot';
import { formatDuration } from '@/lib/time/format-duration';
import type { TraceFacts } from '../page/use-trace-facts';
import type { TraceView } from '../page/use-trace-view';
import { filtersOf } from '../spans-table/span-conditions';
import { TimeSpentList } from './time-spent-list';

const NAMED = 5;

/** Where the time went: the critical path by service as one bar, by operation when opened; each leads to its spans. */
export function TimeSpent({ facts, state }: { facts: TraceFacts; state: TraceView }) {
  const { shares } = facts.path;
  const { setUrl } = state;
  const [open, setOpen] = useState(false);
  const listId = useId();
  if (shares.length === 0) return null;
  const traceNs = facts.model.durationNs;
  const pathNs = shares.reduce((sum, { ns }) => sum + ns, 0);
  const rest = shares.slice(NAMED).reduce((sum, { share }) => sum + share, 0);
  const openService = (service: string) =>
    void setUrl(
      {
        tab: 'spans',
        ...filtersOf([{ field: 'service', value: service }]),
        spanSort: 'path',
        spanDesc: true,
      },
      { history: 'push' },
    );
  return (
    <section aria-label="Where the time went" className="flex min-w-0 flex-col gap-1.5 text-xs">
      <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={listId}
          className="flex shrink-0 items-center gap-1 text-muted hover:text-text"
          title="Share of the critical path: the spans that held up the whole trace. Open it for the operations."
          onClick={() => setOpen(!open)}
        >
          Where the time went
          <ChevronDown aria-hidden className={cn('size-3.5', open && 'rotate-180')} />
        </button>
        <span aria-hidden="true" className="flex h-2 w-44 shrink-0 gap-px overflow-hidden rounded-sm">
          {shares.map(({ service, share }) => (
            <span key={service} style={{ width: `${share * 100}%`, background: serviceColor(service) }} />
          ))}
        </span>
        <ul className="flex min-w-0 flex-wrap gap-x-3 gap-y-0.5 max-sm:[&>li:nth-child(n+3)]:hidden">
          {shares.slice(0, NAMED).map(({ service, share, ns }) => (
            <li key={service} className="min-w-0">
              <button
                type="button"
                className="flex min-w-0 items-center gap-1.5 hover:underline"
                title={`${service}: ${formatDuration(ns)} of the critical path. Show its spans`}
                onClick={() => openService(service)}
              >
                <ServiceDot service={service} />
                <span className="max-w-48 truncate">{service || 'no service'}</span>
                <span className="shrink-0 text-muted">{formatShare(share)}</span>
              </button>
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
      </div>
      <div id={listId} hidden={!open}>
        {open ? <TimeSpentList facts={facts} state={state} onService={openService} /> : null}
      </div>
    </section>
  );
}
