'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type MouseEvent, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useTimeZone } from '@/components/ui/time-zone';
import type { Log } from '@/lib/contracts/log';
import { zoneLabel } from '@/lib/time/format-time';
import { nowNs } from '@/lib/time/time-ns';
import { recallPlace, rememberPlace } from './list-memory';
import { LogListHeader } from './log-list-header';
import { LogRow } from './log-row';
import { type LogRowLayout, ROW_HEIGHT_PX } from './log-row-layout';
import { splitLogTime } from './log-time';

interface LogListProps {
  logs: readonly Log[];
  /** Names the search; the place in it is remembered for coming back. Remount when it changes. */
  listKey: string;
  cursorId: string | null;
  selectedId: string | null;
  layout: LogRowLayout;
  order: 'newest' | 'oldest';
  pattern: RegExp | null;
  hasMore: boolean;
  onNeedMore: () => void;
  onOpen: (id: string) => void;
  /** A trace link was followed: one will come back. */
  onLeave: () => void;
  onOrder: (order: 'newest' | 'oldest') => void;
  /** What stands under the last line. */
  footer: ReactNode;
}

const LOAD_AHEAD = 60;
const HEADER_PX = 28;
const FOOTER_PX = 56;

/** The lines of a search, virtualised: only what is in view is in the document, however many are loaded. */
export function LogList(props: LogListProps) {
  const { logs, listKey, cursorId, selectedId, layout, order, pattern, hasMore, onNeedMore } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { zone } = useTimeZone();
  const indexOf = useMemo(() => new Map(logs.map((log, index) => [log.id, index])), [logs]);
  const cursorIndex = cursorId === null ? undefined : indexOf.get(cursorId);
  const headerPx = layout === 'stacked' ? 0 : HEADER_PX;
  const virtualizer = useVirtualizer({
    count: logs.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_PX[layout],
    getItemKey: (index) => logs[index]?.id ?? index,
    overscan: 12,
    initialOffset: () => recallPlace(listKey).offset,
    scrollMargin: headerPx,
    scrollPaddingStart: headerPx,
  });
  const items = virtualizer.getVirtualItems();
  const lastInView = items.at(-1)?.index ?? -1;

  useEffect(() => {
    if (hasMore && lastInView >= logs.length - LOAD_AHEAD) onNeedMore();
  }, [hasMore, lastInView, logs.length, onNeedMore]);

  // Coming back keeps its place. A line that a link names is brought to the middle once; after that the list moves
  // only as far as a line chosen by keyboard needs to be seen.
  const linked = useRef(recallPlace(listKey).offset > 0 ? null : cursorId);
  const revealed = useRef(recallPlace(listKey).offset > 0 ? cursorId : null);
  useEffect(() => {
    if (cursorIndex === undefined || revealed.current === cursorId) return;
    virtualizer.scrollToIndex(cursorIndex, { align: linked.current === cursorId ? 'center' : 'auto' });
    linked.current = null;
    revealed.current = cursorId;
  }, [cursorId, cursorIndex, virtualizer]);

  function open(event: MouseEvent<HTMLDivElement>): void {
    if (!(event.target instanceof Element)) return;
    const id = event.target.closest('[data-log-id]')?.getAttribute('data-log-id');
    if (!id) return;
    rememberPlace(listKey, { cursorId: id });
    if (event.target.closest('a')) {
      props.onLeave();
      return;
    }
    // Marking text to copy it is not a click on the line.
    if (window.getSelection()?.isCollapsed === false) return;
    props.onOpen(id);
  }

  const now = nowNs();
  const inDocument = items.some((item) => item.index === cursorIndex);
  const activeId = inDocument ? `log-${cursorId}` : undefined;
  let dateAbove = items[0] && items[0].index > 0 ? dateOf(items[0].index - 1) : null;
  function dateOf(index: number): string | null {
    const log = logs[index];
    return log ? splitLogTime(log.time, zone, now).date : null;
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: table elements cannot be positioned row by row
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter opens the active row, by the page's shortcut
    <div
      ref={scroller}
      role="grid"
      aria-label="Logs"
      aria-rowcount={hasMore ? -1 : logs.length + 1}
      aria-activedescendant={activeId}
      tabIndex={0}
      className="@container relative h-full overflow-y-auto overflow-x-hidden overscroll-contain [scrollbar-width:thin] focus-visible:-outline-offset-2"
      onClick={open}
      onScroll={(event) => rememberPlace(listKey, { offset: event.currentTarget.scrollTop })}
    >
      <LogListHeader order={order} zoneText={zoneLabel(zone, now)} onOrder={props.onOrder} />
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="rowgroup" className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const log = logs[item.index];
          if (!log) return null;
          const time = splitLogTime(log.time, zone, now);
          const showDate = time.date !== dateAbove;
          dateAbove = time.date;
          return (
            <LogRow
              key={log.id}
              log={log}
              index={item.index}
              top={item.start - headerPx}
              date={showDate ? time.date : null}
              clock={time.clock}
              fine={time.fine}
              layout={layout}
              selected={log.id === selectedId}
              cursor={log.id === cursorId && log.id !== selectedId}
              pattern={pattern}
              measure={layout === 'wrapped' ? virtualizer.measureElement : null}
            />
          );
        })}
      </div>
      <div
        className="flex items-center justify-center gap-3 text-muted text-xs"
        style={{ height: FOOTER_PX }}
      >
        {props.footer}
      </div>
    </div>
  );
}
