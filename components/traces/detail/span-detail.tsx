'use client';

import { ListTree, ScrollText, TriangleAlert, X } from 'lucide-react';
import Link from 'next/link';
import { LongText } from '@/components/logs/long-text';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { IconButton } from '@/components/ui/icon-button';
import { ServiceName } from '@/components/ui/service-name';
import type { TraceNode } from '@/lib/trace/trace-model';
import { describeSpanWarning } from '@/lib/trace/trace-warnings';
import { traceUrl } from '@/lib/url/trace';
import { tracesUrl } from '@/lib/url/traces';
import { traceRange } from '../page/trace-range';
import type { TraceFacts } from '../page/use-trace-facts';
import type { TraceView } from '../page/use-trace-view';
import { AttributeTable } from './attribute-table';
import { DetailSection } from './detail-section';
import { spanLogsUrl } from './filter-urls';
import { SpanEvents } from './span-events';
import { SpanFacts } from './span-facts';
import { SpanLinks } from './span-links';
import { SpanLogs } from './span-logs';

interface SpanDetailProps {
  node: TraceNode;
  facts: TraceFacts;
  state: TraceView;
}

/** Everything about one span, beside the waterfall; a sheet from below on a phone. */
export function SpanDetail({ node, facts, state }: SpanDetailProps) {
  const { span } = node;
  const { model, path, placed } = facts;
  const range = traceRange(model, 30);
  const logs = placed.byNode.get(node.index) ?? [];
  const pathNs = (path.byNode.get(node.index) ?? []).reduce((sum, part) => sum + part.toNs - part.fromNs, 0);
  return (
    <aside
      aria-label={`Span ${span.name}`}
      className="flex w-100 shrink-0 flex-col border-line border-l bg-surface max-lg:w-80 max-sm:h-3/5 max-sm:w-auto max-sm:border-t max-sm:border-l-0"
    >
      <header className="flex shrink-0 flex-col gap-1 border-line border-b px-3 py-2">
        <div className="flex items-center gap-1">
          <ServiceName service={span.service} className="text-muted text-xs" />
          <span className="ml-auto flex shrink-0">
            <CopyButton
              label="Copy a link to this span"
              text={() => `${location.origin}${traceUrl(span.traceId, { span: node.key })}`}
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
        <h2 className="break-words font-semibold text-base">{span.name}</h2>
        <div className="flex flex-wrap gap-1.5 pt-1">
          <Button asChild size="sm">
            <Link href={spanLogsUrl(span.traceId, span.spanId, traceRange(model, 5))}>
              <ScrollText aria-hidden />
              {logs.length === 0 ? 'Logs' : `Logs ${logs.length.toLocaleString('en')}`}
            </Link>
          </Button>
          <Button asChild size="sm">
            <Link href={tracesUrl({ service: span.service, operation: span.name, ...range })}>
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
        {span.statusMessage ? (
          <p className="mx-3 mt-2.5 break-words rounded-md border border-danger/40 bg-danger-soft px-2.5 py-1.5 font-mono text-2xs text-danger-text">
            <LongText text={span.statusMessage} maxChars={1000} />
          </p>
        ) : null}
        {node.warnings.map((warning) => (
          <p key={warning} className="mx-3 mt-2.5 flex gap-2 text-sev-warn-text text-xs">
            <TriangleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
            {describeSpanWarning(warning)}
          </p>
        ))}
        <SpanFacts node={node} pathNs={pathNs} />
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
          <DetailSection title="Attributes" count={Object.keys(span.attributes).length}>
            <AttributeTable attributes={span.attributes} label="Attributes" range={range} />
          </DetailSection>
          {span.events.length > 0 ? (
            <DetailSection title="Events" count={span.events.length}>
              <SpanEvents node={node} model={model} range={range} />
            </DetailSection>
          ) : null}
          {span.links.length > 0 ? (
            <DetailSection title="Links" count={span.links.length}>
              <SpanLinks span={span} />
            </DetailSection>
          ) : null}
          <DetailSection title="Resource" count={Object.keys(span.resource).length} open={false}>
            <AttributeTable attributes={span.resource} label="Resource" origin="resource" range={range} />
          </DetailSection>
          {span.scope.name ? (
            <DetailSection title="Instrumentation" open={false}>
              <p className="px-3 font-mono text-2xs">
                {span.scope.name} {span.scope.version}
              </p>
              {Object.keys(span.scope.attributes).length > 0 ? (
                <AttributeTable
                  attributes={span.scope.attributes}
                  label="Scope"
                  origin="builtin"
                  range={range}
                />
              ) : null}
            </DetailSection>
          ) : null}
        </div>
      </section>
    </aside>
  );
}
