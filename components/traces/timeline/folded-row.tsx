'use client';

// biome-ignore-start lint/a11y/useSemanticElements: virtual rows are laid out by hand, which table elements do not allow
// biome-ignore-start lint/a11y/useFocusableInteractive: the treegrid holds the focus and names the active row

import { ChevronRight, CircleAlert, Layers } from 'lucide-react';
import { memo, useMemo } from 'react';
import { cn } from '@/components/ui/cn';
import { serviceColor } from '@/components/ui/service-color';
import { formatDuration } from '@/lib/time/format-duration';
import type { SiblingFold } from '@/lib/trace/fold-siblings';
import type { TraceModel } from '@/lib/trace/trace-model';
import type { TraceViewRange } from '@/lib/trace/zoom-view';
import { placeBar } from './bar-layout';
import { DurationSparkline } from './duration-sparkline';
import { foldStripes } from './fold-stripes';
import { ROW_PX, spanRowId } from './span-row';
import { TreeIndent } from './tree-indent';

interface FoldedRowProps {
  fold: SiblingFold;
  /** `~n`: how the rows name it. */
  row: number;
  model: TraceModel;
  rowIndex: number;
  top: number;
  view: TraceViewRange;
  width: number;
  open: boolean;
  active: boolean;
  /** Found spans among its members; null: no search. */
  matches: number | null;
  onToggle: (key: string, row: number) => void;
}

/** Narrower than this the row has room for the sum alone. */
const ALL_FIGURES_PX = 300;

/** Repeated siblings as one row: how many, how long in all, how their durations spread, and where they lie. */
export const FoldedRow = memo(function FoldedRow(props: FoldedRowProps) {
  const { fold, model, view, width, open, matches } = props;
  const stripes = useMemo(() => foldStripes(fold, model, view, width), [fold, model, view, width]);
  const count = fold.members.length.toLocaleString('en');
  const at = (share: number) => fold.durationsNs[Math.floor(share * (fold.durationsNs.length - 1))] ?? 0;
  const figures = `sum ${formatDuration(fold.totalNs)}, median ${formatDuration(at(0.5))}, longest ${formatDuration(at(1))}`;
  const color = serviceColor(fold.service);
  const parentService = model.nodes[model.nodes[fold.members[0] ?? -1]?.parent ?? -1]?.span.service;
  const place = placeBar(fold.startNs, fold.endNs, view);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the treegrid takes the keys
    <div
      role="row"
      tabIndex={-1}
      id={spanRowId(props.row)}
      aria-level={fold.depth + 1}
      aria-rowindex={props.rowIndex + 2}
      aria-expanded={open}
      data-fold={fold.key}
      className={cn(
        'absolute top-0 left-0 flex w-full border-line/50 border-b text-sm hover:bg-hover',
        matches !== null && matches > 0 && 'bg-mark/12',
        matches === 0 && 'opacity-45',
        props.active &&
          'shadow-[inset_2px_0_0_var(--color-accent)] group-focus-visible:outline-1 group-focus-visible:outline-focus group-focus-visible:-outline-offset-1',
      )}
      style={{ height: ROW_PX, transform: `translateY(${props.top}px)` }}
      onClick={() => props.onToggle(fold.key, props.row)}
    >
      <div
        role="gridcell"
        className="flex w-(--name-col) shrink-0 items-center overflow-hidden border-line border-r pr-1.5"
      >
        <TreeIndent depth={fold.depth} />
        <span className="grid h-full w-5 shrink-0 place-items-center text-muted">
          <ChevronRight aria-hidden className={cn('size-3.5 transition-transform', open && 'rotate-90')} />
        </span>
        <Layers aria-hidden className="mr-1.5 size-3.5 shrink-0" style={{ color }} />
        <span
          className="mr-1.5 shrink-0 rounded-sm border border-line bg-raised px-1 font-medium text-2xs tabular-nums"
          title={`${count} spans alike; ${fold.spanCount.toLocaleString('en')} with all below them`}
        >
          {count}×
        </span>
        <span className="min-w-0 truncate" title={`${fold.service}  ${fold.name}`}>
          {fold.service === parentService ? (
            <span className="sr-only">{fold.service} </span>
          ) : (
            <span className="mr-2 font-medium">{fold.service}</span>
          )}
          <span className="text-muted">{fold.name}</span>
        </span>
        <span className="ml-auto flex shrink-0 items-center gap-1 pl-1">
          {fold.errorCount + fold.errorsBelow > 0 ? (
            <span className="flex items-center gap-0.5 text-2xs text-danger-text">
              <CircleAlert aria-hidden className="size-3.5 text-danger" />
              {(fold.errorCount + fold.errorsBelow).toLocaleString('en')}
              <span className="sr-only"> failed</span>
            </span>
          ) : null}
          <DurationSparkline durationsNs={fold.durationsNs} />
        </span>
      </div>
      <div role="gridcell" className="relative min-w-0 flex-1 overflow-hidden" title={figures}>
        <div className="absolute inset-x-2 inset-y-0">
          {place.outside ? null : (
            <span
              className="absolute inset-y-[6px] rounded-[2px] border border-line"
              style={{ left: `${place.left}%`, width: `${place.width}%` }}
            />
          )}
          {stripes.map(({ left, width: wide, isError, share }) => (
            <span
              key={left}
              className={cn('absolute min-w-[2px]', isError ? 'inset-y-[6px] bg-danger' : 'inset-y-[9px]')}
              style={{
                left: `${left}%`,
                width: `${wide}%`,
                ...(isError ? {} : { background: color, opacity: 0.35 + 0.65 * share }),
              }}
            />
          ))}
          <span className="pointer-events-none absolute inset-y-0 right-1 z-[4] flex items-center whitespace-nowrap text-2xs">
            <span className="rounded-sm bg-bg/85 px-1 text-muted">
              <span className="text-text">Σ {formatDuration(fold.totalNs)}</span>
              {width < ALL_FIGURES_PX ? null : (
                <>
                  {' '}
                  · median {formatDuration(at(0.5))} · max {formatDuration(at(1))}
                </>
              )}
            </span>
          </span>
        </div>
      </div>
    </div>
  );
});
// biome-ignore-end lint/a11y/useSemanticElements: -
// biome-ignore-end lint/a11y/useFocusableInteractive: -
