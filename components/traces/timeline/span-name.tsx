'use client';

import { ChevronRight, CircleAlert, TriangleAlert } from 'lucide-react';
import { cn } from '@/components/ui/cn';
import { serviceColor } from '@/components/ui/service-color';
import type { TraceNode } from '@/lib/trace/trace-model';
import { describeSpanWarning } from '@/lib/trace/trace-warnings';
import { LinkMark } from './link-mark';
import { TreeIndent } from './tree-indent';

interface SpanNameProps {
  traceId: string;
  node: TraceNode;
  /** The service is written out only where it changes down the tree. */
  parentService: string | null;
  collapsed: boolean;
  onToggle: () => void;
}

/** The tree column of a row: guides, twisty, service colour, service and operation. */
export function SpanName({ traceId, node, parentService, collapsed, onToggle }: SpanNameProps) {
  const { span } = node;
  return (
    <>
      <TreeIndent depth={node.depth} />
      {node.childCount > 0 ? (
        <button
          type="button"
          tabIndex={-1}
          aria-label={collapsed ? 'Open the spans below' : 'Close the spans below'}
          className="grid h-full w-5 shrink-0 place-items-center text-muted hover:text-text"
          onClick={(event) => {
            event.stopPropagation();
            onToggle();
          }}
        >
          <ChevronRight
            aria-hidden
            className={cn('size-3.5 transition-transform', !collapsed && 'rotate-90')}
          />
        </button>
      ) : (
        <span className="w-5 shrink-0" />
      )}
      <span
        aria-hidden="true"
        className="mr-1.5 h-3.5 w-1 shrink-0 rounded-full"
        style={{ background: serviceColor(span.service) }}
      />
      <span className="min-w-0 truncate" title={`${span.service}  ${span.name}`}>
        {span.service === parentService ? (
          <span className="sr-only">{span.service} </span>
        ) : (
          <span className="mr-2 font-medium">{span.service}</span>
        )}
        <span className="text-muted">{span.name}</span>
      </span>
      <span className="ml-auto flex shrink-0 items-center gap-1 pl-1">
        {span.linkCount > 0 ? <LinkMark traceId={traceId} span={span} /> : null}
        {node.isError ? <CircleAlert role="img" aria-label="Error" className="size-3.5 text-danger" /> : null}
        {collapsed && node.hasErrorBelow && !node.isError ? (
          <CircleAlert role="img" aria-label="Error below" className="size-3.5 text-danger opacity-60" />
        ) : null}
        {node.warnings.length > 0 ? (
          <span title={node.warnings.map(describeSpanWarning).join('\n')}>
            <TriangleAlert role="img" aria-label="Warning" className="size-3.5 text-sev-warn" />
          </span>
        ) : null}
        {collapsed ? (
          <span className="rounded-sm border border-line bg-raised px-1 text-2xs text-muted">
            {(node.subtreeEnd - node.index - 1).toLocaleString('en')}
            <span className="sr-only"> spans hidden below</span>
          </span>
        ) : null}
      </span>
    </>
  );
}
