'use client';

import { Download, Link2, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { SaveQueryButton } from '@/components/saved-queries/save-query-button';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { ServiceDot } from '@/components/ui/service-dot';
import { useTimeZone } from '@/components/ui/time-zone';
import { useCopy } from '@/components/ui/use-copy';
import type { TraceResponse } from '@/lib/contracts/trace';
import { formatDuration } from '@/lib/time/format-duration';
import { formatDateTime } from '@/lib/time/format-time';
import { nowNs } from '@/lib/time/time-ns';
import { tracesUrl } from '@/lib/url/traces';
import { TimeShareBar } from './time-share-bar';
import type { TraceFacts } from './use-trace-facts';

interface TraceHeaderProps {
  trace: TraceResponse;
  facts: TraceFacts;
  /** What of the address is saved with it. */
  search: string;
  /** A span that the address asks for and the trace does not have. */
  absentSpan: string | null;
}

/** Whose request it was, how long it took and what is odd about it. */
export function TraceHeader({ trace, facts, search, absentSpan }: TraceHeaderProps) {
  const { model, path } = facts;
  const root = model.nodes[model.roots[0] ?? 0];
  const { zone } = useTimeZone();
  const { copied, copy } = useCopy();
  const { traceId } = trace;
  return (
    <header className="flex shrink-0 flex-col gap-2 px-4 pt-3 pb-2.5 max-sm:px-3">
      <div className="flex items-center gap-x-3">
        <h1 className="flex min-w-0 flex-1 items-center gap-2 text-lg">
          <Link href={tracesUrl()} className="shrink-0 text-base text-muted hover:text-text max-sm:hidden">
            Traces
          </Link>
          <span aria-hidden="true" className="text-faint max-sm:hidden">
            /
          </span>
          {root ? (
            <>
              <ServiceDot service={root.span.service} />
              <span className="max-w-3/5 shrink-0 truncate font-semibold" title={root.span.service}>
                {root.span.service}
              </span>
              <span className="min-w-16 truncate text-muted" title={root.span.name}>
                {root.span.name}
              </span>
            </>
          ) : null}
        </h1>
        <div className="flex shrink-0 items-center gap-1.5">
          <Button onClick={() => copy(location.href)}>
            <Link2 aria-hidden />
            <span className="max-sm:sr-only">{copied ? 'Copied' : 'Copy link'}</span>
          </Button>
          <Button asChild>
            <a href={`/api/traces/${encodeURIComponent(traceId)}`} download={`trace-${traceId}.json`}>
              <Download aria-hidden />
              <span className="max-sm:sr-only">JSON</span>
            </a>
          </Button>
          <SaveQueryButton
            path={`/traces/${encodeURIComponent(traceId)}`}
            search={search}
            suggestedName={root ? `${root.span.service} ${root.span.name}` : traceId}
          />
        </div>
      </div>
      <dl className="flex flex-wrap items-center gap-x-5 gap-y-1 text-xs">
        <Fact name="Duration" strong>
          {formatDuration(model.durationNs)}
        </Fact>
        <Fact name="Start">
          <span suppressHydrationWarning>{formatDateTime(model.startEpochNs, zone, nowNs(), 'ms')}</span>
        </Fact>
        <Fact name="Spans">{model.nodes.length.toLocaleString('en')}</Fact>
        <Fact name="Services">{model.services.length}</Fact>
        <Fact name="Errors" danger={model.errorCount > 0}>
          {model.errorCount.toLocaleString('en')}
        </Fact>
        <Fact name="Trace id">
          <span className="flex items-center font-mono text-2xs">
            <span className="max-w-72 truncate max-sm:max-w-40">{traceId}</span>
            <CopyButton text={traceId} label="Copy trace id" className="h-5" />
          </span>
        </Fact>
      </dl>
      <TimeShareBar shares={path.shares} traceNs={model.durationNs} />
      {absentSpan !== null ? (
        <Notice>
          The span <span className="break-all font-mono text-2xs">{absentSpan}</span> is not here: it may be
          late, sampled away or expired. The Logs tab has what was logged in it.
        </Notice>
      ) : null}
      {trace.truncated ? (
        <Notice>
          This trace has {trace.totalSpans.toLocaleString('en')} spans; the first{' '}
          {trace.spans.length.toLocaleString('en')} are drawn.
        </Notice>
      ) : null}
      {model.warnings.length > 0 ? <Notice>{model.warnings.join(' · ')}</Notice> : null}
    </header>
  );
}

interface FactProps {
  name: string;
  strong?: boolean;
  danger?: boolean;
  children: ReactNode;
}

function Fact({ name, strong = false, danger = false, children }: FactProps) {
  return (
    <div className="flex items-center gap-1.5">
      <dt className="text-muted">{name}</dt>
      <dd className={danger ? 'font-medium text-danger-text' : strong ? 'font-medium' : ''}>{children}</dd>
    </div>
  );
}

function Notice({ children }: { children: ReactNode }) {
  return (
    <p className="flex items-start gap-1.5 text-sev-warn-text text-xs">
      <TriangleAlert aria-hidden className="mt-px size-3.5 shrink-0" />
      <span>{children}</span>
    </p>
  );
}
