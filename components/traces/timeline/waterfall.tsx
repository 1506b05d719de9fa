'use client';

// biome-ignore-start lint/a11y/useSemanticElements: virtual rows are laid out by hand, which table elements do not allow
// biome-ignore-start lint/a11y/useFocusableInteractive: the treegrid holds the focus and names the active row

import { type CSSProperties, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { useElementWidth } from '@/components/charts/use-element-width';
import { rulerTicks } from '@/lib/trace/ruler-ticks';
import { rowOfNode } from '@/lib/trace/timeline-rows';
import type { TraceFacts } from '../page/use-trace-facts';
import type { TraceView } from '../page/use-trace-view';
import { ColumnHandle } from './column-handle';
import { gridKeyHandler } from './grid-keys';
import { MarkTipProvider } from './mark-tip';
import { scrollToRow } from './scroll-to-row';
import { spanRowId } from './span-row';
import { tickCount } from './tick-count';
import type { FindState } from './use-find';
import { useNameColumn } from './use-name-column';
import { INLINE_PX, useRowVirtualizer } from './use-row-virtualizer';
import { useWheelZoom } from './use-wheel-zoom';
import { HEAD_PX, WaterfallHead } from './waterfall-head';
import { WaterfallRow } from './waterfall-row';

interface WaterfallProps {
  facts: TraceFacts;
  state: TraceView;
  find: FindState;
  showPath: boolean;
  scroller: RefObject<HTMLDivElement | null>;
}

/** The rows: a virtual treegrid with the ruler on top. Only what is in sight is in the page. */
export function Waterfall({ facts, state, find, showPath, scroller }: WaterfallProps) {
  const { model } = facts;
  const { rows, timeline, view, selected, url } = state;
  const [body, fullWidth] = useElementWidth<HTMLDivElement>();
  const { share, setShare } = useNameColumn();
  const nameWidth = Math.round(fullWidth * share);
  // The bars keep clear of the column's edges, so that marks at both ends of the trace are seen whole.
  const width = Math.max(0, fullWidth - nameWidth - 2 * TRACK_INSET_PX);
  /** A row as `rows` names it. */
  const [active, setActive] = useState(selected === -1 ? (rows[0] ?? 0) : selected);
  const openRow = url.detail === 'inline' && selected !== -1 ? rows.indexOf(selected) : -1;
  const virtual = useRowVirtualizer(scroller, rows.length, openRow);

  const showRow = useCallback(
    (row: number, align: 'center' | 'nearest') => {
      const abovePx = openRow !== -1 && row > openRow ? INLINE_PX : 0;
      if (row !== -1 && scroller.current) scrollToRow(scroller.current, row, align, abovePx);
    },
    [openRow, scroller],
  );
  const landed = useRef(-1);
  useEffect(() => {
    if (selected === -1 || landed.current === selected) return;
    // A frame later: as it mounts, the virtualizer puts the scroll where it thinks it was.
    const frame = requestAnimationFrame(() => {
      // The first time one lands from elsewhere: in the middle. Later, only as far as needed.
      const row = rowOfNode(timeline, model, selected);
      showRow(row, landed.current === -1 ? 'center' : 'nearest');
      landed.current = selected;
      setActive(rows[row] ?? selected);
    });
    return () => cancelAnimationFrame(frame);
  }, [selected, showRow, timeline, model, rows]);

  const move = useCallback(
    (row: number) => {
      setActive(row);
      showRow(rows.indexOf(row), 'nearest');
    },
    [rows, showRow],
  );
  const latest = useRef(state);
  latest.current = state;
  const onSelect = useCallback((index: number, logId?: string) => {
    setActive(index);
    const { selected: now, url: shown, select, setUrl } = latest.current;
    // Among the rows a second click closes what the first one opened.
    if (now === index && shown.detail === 'inline' && logId === undefined)
      void setUrl({ span: null, log: null });
    else select(index, logId ?? null);
  }, []);
  const onToggle = useCallback((index: number) => latest.current.toggle(index), []);
  const onToggleFold = useCallback((key: string, row: number) => {
    setActive(row);
    latest.current.toggleFold(key);
  }, []);
  useWheelZoom(scroller, share, state, model.durationNs);

  return (
    <MarkTipProvider>
      <div
        className="relative flex min-h-0 flex-1 flex-col max-sm:[--indent:8px]"
        style={{ '--name-col': `${nameWidth}px` } as CSSProperties}
      >
        <div
          ref={scroller}
          role="treegrid"
          tabIndex={0}
          aria-label="Spans"
          aria-rowcount={rows.length + 1}
          aria-activedescendant={spanRowId(active)}
          className="group relative min-h-0 flex-1 overflow-y-auto overflow-x-hidden focus-visible:outline-none"
          onKeyDown={gridKeyHandler(facts, state, active, move)}
        >
          <WaterfallHead state={state} width={width} />
          <div
            ref={body}
            role="rowgroup"
            className="relative"
            style={{ height: Math.max(virtual.getTotalSize(), 1) }}
          >
            <div
              aria-hidden="true"
              className="pointer-events-none absolute inset-y-0 right-2 left-[calc(var(--name-col)+8px)]"
            >
              {rulerTicks(view, tickCount(width)).map((at) => (
                <span
                  key={at}
                  className="absolute inset-y-0 w-px bg-line/60"
                  style={{ left: `${((at - view.fromNs) / (view.toNs - view.fromNs)) * 100}%` }}
                />
              ))}
            </div>
            {virtual.getVirtualItems().map((item) => (
              <WaterfallRow
                key={rows[item.index]}
                row={rows[item.index] ?? 0}
                rowIndex={item.index}
                top={item.start - HEAD_PX}
                width={width}
                active={rows[item.index] === active}
                detailPx={item.index === openRow ? INLINE_PX : 0}
                {...{ facts, state, find, showPath, onSelect, onToggle, onToggleFold }}
              />
            ))}
          </div>
        </div>
        <ColumnHandle share={share} setShare={setShare} fullWidth={fullWidth} />
      </div>
    </MarkTipProvider>
  );
}

const TRACK_INSET_PX = 8;
// biome-ignore-end lint/a11y/useSemanticElements: -
// biome-ignore-end lint/a11y/useFocusableInteractive: -
