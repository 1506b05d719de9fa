'use client';

// biome-ignore-start lint/a11y/useSemanticElements: virtual rows are laid out by hand, which table elements do not allow
// biome-ignore-start lint/a11y/useFocusableInteractive: the treegrid holds the focus and names the active row
// biome-ignore-start lint/a11y/useKeyWithClickEvents: the treegrid takes the keys

import { ChevronRight, CircleAlert } from 'lucide-react';
import { memo } from 'react';
import { Badge } from '@/components/ui/badge';
import { cn } from '@/components/ui/cn';
import { serviceColor } from '@/components/ui/service-color';
import { ServiceDot } from '@/components/ui/service-dot';
import { formatDuration } from '@/lib/time/format-duration';
import type { DiffRow, DiffSide } from '@/lib/trace/trace-diff';
import { describeRow, signedDuration } from './diff-text';

export const DIFF_ROW_PX = 32;
export const DIFF_COLUMNS =
  'grid gap-x-3 grid-cols-[minmax(0,1fr)_5rem] sm:grid-cols-[minmax(0,1.1fr)_5.5rem_minmax(0,1fr)] md:grid-cols-[minmax(0,1.1fr)_6.5rem_4rem_4rem_minmax(0,1fr)]';
const INDENT_PX = 14;
const MAX_INDENT = 24;

export function diffRowId(index: number): string {
  return `diff-row-${index}`;
}

interface DiffTreeRowProps {
  row: DiffRow;
  rowIndex: number;
  top: number;
  traceNs: number;
  closed: boolean;
  active: boolean;
  onToggle: (index: number) => void;
  onSelect: (index: number) => void;
}

/** One place of the merged tree: what it is, how it differs, and both traces' bars. */
export const DiffTreeRow = memo(function DiffTreeRow(props: DiffTreeRowProps) {
  const { row, rowIndex, top, traceNs, closed, active, onToggle, onSelect } = props;
  const { index, service, operation, a, b, marks, depth } = row;
  const hasRows = row.subtreeEnd > index + 1;
  const count = Math.max(a?.count ?? 0, b?.count ?? 0);
  const change = (b?.durationNs ?? 0) - (a?.durationNs ?? 0);
  const isMarked = marks.includes('slower') || marks.includes('faster');
  return (
    <div
      id={diffRowId(index)}
      role="row"
      aria-rowindex={rowIndex + 2}
      aria-level={depth + 1}
      aria-selected={active}
      {...(hasRows ? { 'aria-expanded': !closed } : {})}
      className={cn(
        'absolute inset-x-0 cursor-pointer items-center px-3 text-sm hover:bg-hover',
        DIFF_COLUMNS,
        active &&
          'bg-selected hover:bg-selected group-focus-visible:outline group-focus-visible:outline-focus group-focus-visible:-outline-offset-1',
      )}
      style={{ height: DIFF_ROW_PX, top: 0, transform: `translateY(${top}px)` }}
      onClick={() => onSelect(index)}
    >
      <span
        role="gridcell"
        className="flex min-w-0 items-center gap-1.5"
        style={{ paddingLeft: Math.min(depth, MAX_INDENT) * INDENT_PX }}
      >
        {hasRows ? (
          <button
            type="button"
            tabIndex={-1}
            aria-label={closed ? 'Open' : 'Close'}
            className="-m-1 shrink-0 rounded-sm p-1 text-muted hover:text-text"
            onClick={(event) => {
              event.stopPropagation();
              onToggle(index);
            }}
          >
            <ChevronRight aria-hidden className={cn('size-3.5', !closed && 'rotate-90')} />
          </button>
        ) : (
          <span className="w-3.5 shrink-0" />
        )}
        <ServiceDot service={service} />
        <span className={cn('shrink-0 font-medium max-sm:hidden', marks.length === 0 && 'text-muted')}>
          {service}
        </span>
        <span
          className={cn('truncate', marks.length === 0 && 'text-muted')}
          title={`${service} ${operation}`}
        >
          {operation}
        </span>
        {count > 1 ? (
          <span className="shrink-0 text-muted text-xs">
            ×{a?.count === b?.count ? count : `${a?.count ?? 0} → ${b?.count ?? 0}`}
          </span>
        ) : null}
        {a ? null : <Badge tone="accent">only in B</Badge>}
        {b ? null : <Badge>only in A</Badge>}
        {marks.includes('errors') || (!a && (b?.errors ?? 0) > 0) ? (
          <Badge tone="danger">
            <CircleAlert aria-hidden className="size-3" />
            {a?.errors ?? 0} → {b?.errors ?? 0} errors
          </Badge>
        ) : null}
        {closed && row.differsBelow ? <Badge tone="warn">differs below</Badge> : null}
      </span>
      <span
        role="gridcell"
        title={describeRow(row)}
        className={cn(
          'text-right text-xs',
          isMarked && 'font-medium',
          isMarked ? (change > 0 ? 'text-danger-text' : 'text-ok-text') : 'text-faint',
        )}
      >
        {a && b ? signedDuration(change) : signedDuration(change)}
        {isMarked ? (change > 0 ? ' ▲' : ' ▼') : ''}
      </span>
      <span role="gridcell" className="text-right text-muted text-xs max-md:hidden">
        {a ? formatDuration(a.durationNs) : '–'}
      </span>
      <span role="gridcell" className="text-right text-xs max-md:hidden">
        {b ? formatDuration(b.durationNs) : '–'}
      </span>
      <span role="gridcell" className="relative h-full max-sm:hidden" aria-label={describeRow(row)}>
        <Bar side={a} of="a" traceNs={traceNs} service={service} />
        <Bar side={b} of="b" traceNs={traceNs} service={service} />
      </span>
    </div>
  );
});

function Bar({
  side,
  of,
  traceNs,
  service,
}: {
  side: DiffSide | null;
  of: 'a' | 'b';
  traceNs: number;
  service: string;
}) {
  if (!side || traceNs === 0) return null;
  const color = serviceColor(service);
  const place = {
    left: `${(side.startNs / traceNs) * 100}%`,
    width: `${((side.endNs - side.startNs) / traceNs) * 100}%`,
  };
  return (
    <span
      aria-hidden="true"
      className={cn(
        'absolute h-[9px] min-w-[3px] rounded-[2px]',
        of === 'a' ? 'top-[5px] border' : 'bottom-[5px]',
        side.errors > 0 && 'ring-1 ring-danger',
      )}
      style={of === 'a' ? { ...place, borderColor: color } : { ...place, background: color }}
    />
  );
}
// biome-ignore-end lint/a11y/useSemanticElements: -
// biome-ignore-end lint/a11y/useFocusableInteractive: -
// biome-ignore-end lint/a11y/useKeyWithClickEvents: -
