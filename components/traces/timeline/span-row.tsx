'use client';

// biome-ignore-start lint/a11y/useSemanticElements: virtual rows are laid out by hand, which table elements do not allow
// biome-ignore-start lint/a11y/useFocusableInteractive: the treegrid holds the focus and names the active row

import { memo } from 'react';
import { cn } from '@/components/ui/cn';
import type { CriticalSegment } from '@/lib/trace/critical-path';
import type { PlacedLog } from '@/lib/trace/place-logs';
import type { TraceModel, TraceNode } from '@/lib/trace/trace-model';
import type { TraceViewRange } from '@/lib/trace/zoom-view';
import { EventTicks } from './event-ticks';
import { LogDots, logMarks } from './log-dots';
import { SpanBar } from './span-bar';
import { SpanName } from './span-name';

export const ROW_PX = 28;
const NO_MARKS: readonly number[] = [];

interface SpanRowProps {
  traceId: string;
  node: TraceNode;
  model: TraceModel;
  rowIndex: number;
  top: number;
  view: TraceViewRange;
  width: number;
  collapsed: boolean;
  selected: boolean;
  active: boolean;
  /** Found, not found, or no search going on. */
  match: 'yes' | 'no' | 'none';
  onPath: readonly CriticalSegment[] | null;
  logs: readonly PlacedLog[] | undefined;
  selectedLog: string | null;
  onSelect: (index: number, logId?: string) => void;
  onToggle: (index: number) => void;
}

/** @param row a node's index, or `~n` of fold n */
export function spanRowId(row: number): string {
  return row < 0 ? `span-fold-${~row}` : `span-row-${row}`;
}

/** One span of the waterfall. Drawn again only when something of its own changes. */
export const SpanRow = memo(function SpanRow(props: SpanRowProps) {
  const { node, model, view, width, selected, active, match, collapsed, onSelect, onToggle } = props;
  const parentService = model.nodes[node.parent]?.span.service ?? null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the treegrid takes the keys
    <div
      role="row"
      tabIndex={-1}
      id={spanRowId(node.index)}
      aria-level={node.depth + 1}
      aria-rowindex={props.rowIndex + 2}
      aria-selected={selected}
      {...(node.childCount > 0 ? { 'aria-expanded': !collapsed } : {})}
      data-span={node.key}
      className={cn(
        'absolute top-0 left-0 flex w-full border-line/50 border-b text-sm hover:bg-hover',
        selected && 'bg-selected hover:bg-selected',
        match === 'yes' && !selected && 'bg-mark/12',
        match === 'no' && 'opacity-45',
        active &&
          'shadow-[inset_2px_0_0_var(--color-accent)] group-focus-visible:outline-1 group-focus-visible:outline-focus group-focus-visible:-outline-offset-1',
      )}
      style={{ height: ROW_PX, transform: `translateY(${props.top}px)` }}
      onClick={() => onSelect(node.index)}
    >
      <div
        role="gridcell"
        className="flex w-(--name-col) shrink-0 items-center overflow-hidden border-line border-r pr-1.5"
      >
        <SpanName
          traceId={props.traceId}
          node={node}
          parentService={parentService}
          collapsed={collapsed}
          onToggle={() => onToggle(node.index)}
        />
      </div>
      <div role="gridcell" className="relative min-w-0 flex-1 overflow-hidden">
        <div className="absolute inset-x-2 inset-y-0">
          <SpanBar
            node={node}
            view={view}
            width={width}
            marks={props.logs ? logMarks(props.logs, view, width) : NO_MARKS}
            onPath={props.onPath}
          />
          {node.span.eventTimes.length > 0 ? (
            <EventTicks traceId={props.traceId} node={node} view={view} width={width} />
          ) : null}
          {props.logs ? (
            <LogDots
              logs={props.logs}
              view={view}
              width={width}
              selectedLog={props.selectedLog}
              onOpen={onSelect}
            />
          ) : null}
        </div>
      </div>
    </div>
  );
});
// biome-ignore-end lint/a11y/useSemanticElements: -
// biome-ignore-end lint/a11y/useFocusableInteractive: -
