'use client';

import { Download, GitCompareArrows, Link2, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { SaveQueryButton } from '@/components/saved-queries/save-query-button';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { ServiceDot } from '@/components/ui/service-dot';
import { useTimeZone } from '@/components/ui/time-zone';
import { useCopy } from '@/components/ui/use-copy';
import type { TraceOutline } from '@/lib/contracts/trace-outline';
import { formatDuration } from '@/lib/time/format-duration';
import { formatDateTime } from '@/lib/time/format-time';
import { nowNs } from '@/lib/time/time-ns';
import { sentDuration } from '@/lib/trace/sent-duration';
import { compareUrl } from '@/lib/url/compare';
import { tracesUrl } from '@/lib/url/traces';
import { TimeSpent } from '../time-spent/time-spent';
import { lastTraceSearch } from './last-search';
import { StartedBy } from './started-by';
import { TraceNotices } from './trace-notices';
import type { TraceFacts } from './use-trace-facts';
import type { TraceView } from './use-trace-view';

interface TraceHeaderProps {
  trace: TraceOutline;
  facts: TraceFacts;
  state: TraceView;
  /** What of the address is saved with it. */
  search: string;
  /** What is here are the earliest spans: the others come, or why they do not. Null: all are here. */
  rest: 'loading' | Error | null;
  retry: () => Promise<unknown>;
  /** A span that the address asks for and the trace does not have. */
  absentSpan: string | null;
}

/** Whose request it was, how long it took and what is odd about it. */
export function TraceHeader({ trace, facts, state, search, rest, retry, absentSpan }: TraceHeaderProps) {
  const { model } = facts;
  const root = model.nodes[model.roots[0] ?? 0];
  const [searched, setSearched] = useState(tracesUrl());
  useEffect(() => setSearched(lastTraceSearch() ?? tracesUrl()), []);
  const asSent = useMemo(() => sentDuration(model), [model]);
  const { zone } = useTimeZone();
  const { copied, copy } = useCopy();
  const { traceId } = trace;
  return (
    <header className="flex shrink-0 flex-col gap-2 px-4 pt-3 pb-2.5 max-sm:px-3">
      <div className="flex items-center gap-x-3">
        <h1 className="flex min-w-0 flex-1 items-center gap-2 text-lg">
          <Link href={searched} className="shrink-0 text-base text-muted hover:text-text max-sm:hidden">
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
          <Button asChild>
            <Link href={compareUrl({ a: traceId })}>
              <GitCompareArrows aria-hidden />
              <span className="max-sm:sr-only">Compare</span>
            </Link>
          </Button>
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
          {asSent === model.durationNs ? null : (
            <span
              className="ml-1 font-normal text-muted"
              title="From the first start to the last end before clocks are corrected; the search counts this one"
            >
              {formatDuration(asSent)} as sent
            </span>
          )}
        </Fact>
        <Fact name="Start">
          <span suppressHydrationWarning>{formatDateTime(model.startEpochNs, zone, nowNs(), 'ms')}</span>
        </Fact>
        <Fact name="Spans">{trace.totalSpans.toLocaleString('en')}</Fact>
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
      {root && root.span.linkCount > 0 ? <StartedBy traceId={traceId} root={root.span} /> : null}
      <TimeSpent facts={facts} state={state} />
      {absentSpan !== null ? (
        <Notice>
          The span <span className="break-all font-mono text-2xs">{absentSpan}</span> is not here: it may be
          late, sampled away or expired. The Logs tab has what was logged in it.
        </Notice>
      ) : null}
      {trace.truncated ? (
        <Notice>
          This trace has {trace.totalSpans.toLocaleString('en')} spans; the first{' '}
          {model.nodes.length.toLocaleString('en')} are drawn and counted here
          {rest === null ? '.' : rest === 'loading' ? ', the others are on their way.' : null}
          {rest instanceof Error ? (
            <>
              , the others could not be read: {rest.message}{' '}
              <button type="button" className="underline" onClick={() => void retry()}>
                Try again
              </button>
            </>
          ) : null}
        </Notice>
      ) : null}
      {/* Of a part of the spans, many would seem to have lost their parent. */}
      {rest === null ? <TraceNotices model={model} state={state} /> : null}
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
