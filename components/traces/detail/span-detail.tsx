'use client';

import { ListTree, ScrollText, TriangleAlert, X } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { CopyButton } from '@/components/ui/copy-button';
import { ErrorState } from '@/components/ui/error-state';
import { IconButton } from '@/components/ui/icon-button';
import { LongText } from '@/components/ui/long-text';
import { ServiceName } from '@/components/ui/service-name';
import type { TraceNode } from '@/lib/trace/trace-model';
import { describeSpanWarning } from '@/lib/trace/trace-warnings';
import { traceUrl } from '@/lib/url/trace';
import { tracesUrl } from '@/lib/url/traces';
import { traceRange } from '../page/trace-range';
import { pickSpan, useSpan } from '../page/use-span';
import type { TraceFacts } from '../page/use-trace-facts';
import type { TraceView } from '../page/use-trace-view';
import { DetailSection } from './detail-section';
import { spanLogsUrl } from './filter-urls';
import { SpanFacts } from './span-facts';
import { SpanLogs } from './span-logs';
import { SpanSections } from './span-sections';
import { SpanSkeleton } from './span-skeleton';

interface SpanDetailProps {
  node: TraceNode;
  facts: TraceFacts;
  state: TraceView;
  place?: 'side' | 'inline';
}

/** Everything about one span, beside the waterfall (a sheet from below on a phone) or among its rows. */
export function SpanDetail({ node, facts, state, place = 'side' }: SpanDetailProps) {
  const { traceId, model, path, placed } = facts;
  const query = useSpan(traceId, node.span.spanId);
  const span = pickSpan(query.data, node.span);
  const range = traceRange(model, 30);
  const logs = placed.byNode.get(node.index) ?? [];
  const pathNs = (path.byNode.get(node.index) ?? []).reduce((sum, part) => sum + part.toNs - part.fromNs, 0);
  return (
    <aside
      aria-label={`Span ${node.span.name}`}
      className={cn(
        'flex flex-col bg-surface',
        place === 'side'
          ? 'w-100 shrink-0 border-line border-l max-lg:w-80 max-sm:h-3/5 max-sm:w-auto max-sm:border-t max-sm:border-l-0'
          : 'min-w-0 flex-1 border-accent border-l-2',
      )}
    >
      <header className="flex shrink-0 flex-col gap-1 border-line border-b px-3 py-2">
        <div className="flex items-center gap-1">
          <ServiceName service={node.span.service} className="text-muted text-xs" />
          <span className="ml-auto flex shrink-0">
            <CopyButton
              label="Copy a link to this span"
              text={() => `${location.origin}${traceUrl(traceId, { span: node.key })}`}
            />
            <IconButton
              size="sm"
              label="Close"
              keys="escape"
              onClick={() => void state.setUrl({ span: null, log: null })}
            >
              <X aria-hidden />
            </IconButton>
          </span>
        </div>
        <h2 className="break-words font-semibold text-base">{node.span.name}</h2>
        <div className="flex flex-wrap gap-1.5 pt-1">
          <Button asChild size="sm">
            <Link href={spanLogsUrl(traceId, node.span.spanId, traceRange(model, 5))}>
              <ScrollText aria-hidden />
              {logs.length === 0 ? 'Logs' : `Logs ${logs.length.toLocaleString('en')}`}
            </Link>
          </Button>
          <Button asChild size="sm">
            <Link href={tracesUrl({ service: node.span.service, operation: node.span.name, ...range })}>
              <ListTree aria-hidden />
              Traces like this
            </Link>
          </Button>
        </div>
      </header>
      <section
        aria-label="Span detail"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        className="min-h-0 flex-1 overflow-y-auto focus-visible:-outline-offset-2"
      >
        {node.span.statusMessage ? (
          <p className="mx-3 mt-2.5 break-words rounded-md border border-danger/40 bg-danger-soft px-2.5 py-1.5 font-mono text-2xs text-danger-text">
            <LongText text={node.span.statusMessage} maxChars={1000} />
          </p>
        ) : null}
        {node.warnings.map((warning) => (
          <p key={warning} className="mx-3 mt-2.5 flex gap-2 text-sev-warn-text text-xs">
            <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
            {describeSpanWarning(warning)}
          </p>
        ))}
        <SpanFacts node={node} pathNs={pathNs} whole={span} />
        <div className="border-line border-t">
          {logs.length > 0 ? (
            <DetailSection title="Logs" count={logs.length}>
              <SpanLogs
                logs={logs}
                selectedLog={state.url.log}
                onSelect={(log) => void state.setUrl({ log })}
                range={range}
              />
            </DetailSection>
          ) : null}
          {span ? (
            <SpanSections span={span} model={model} range={range} />
          ) : query.error ? (
            <ErrorState
              title="The rest of this span could not be read"
              error={query.error}
              retry={() => void query.refetch()}
            />
          ) : (
            <SpanSkeleton />
          )}
        </div>
      </section>
    </aside>
  );
}
