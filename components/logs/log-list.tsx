'use client';

import { type MouseEvent, type ReactNode, useCallback, useMemo, useRef } from 'react';
import { useTimeZone } from '@/components/ui/time-zone';
import type { Log } from '@/lib/contracts/log';
import { explicitField } from '@/lib/query/explicit-field';
import { logValue } from '@/lib/query/log-value';
import { zoneLabel } from '@/lib/time/format-time';
import type { LogColumn } from '@/lib/url/log-columns';
import { CellToolbar, useHoveredCell } from './cell-toolbar';
import { resizeColumn } from './column-changes';
import { fitColumnPx, numericFields } from './fit-column';
import type { ListLook } from './list-look';
import { rememberPlace } from './list-memory';
import { asCssProperties, listStyle } from './list-style';
import { LogListHeader } from './log-list-header';
import { LogRow } from './log-row';
import { logTime, type TimeStyle } from './log-time';
import { LooseRow } from './loose-row';
import { measureText } from './text-measure';
import { useListScroll } from './use-list-scroll';
import { useNowNs } from './use-now-ns';

interface LogListProps {
  logs: readonly Log[];
  /** Names the search; the place in it is remembered for coming back. Remount when it changes. */
  listKey: string;
  cursorId: string | null;
  cursorField: string | null;
  selectedId: string | null;
  openedAt: string | null;
  look: ListLook;
  columns: readonly LogColumn[];
  order: 'newest' | 'oldest';
  pattern: RegExp | null;
  hasMore: boolean;
  hasAbove: boolean;
  onNeedMore: () => void;
  onNeedAbove: () => void;
  onOpen: (id: string) => void;
  /** A trace link was followed: one will come back. */
  onLeave: () => void;
  onOrder: (order: 'newest' | 'oldest') => void;
  /** Whether the list keeps to its newest line as lines come in above. */
  follow: boolean;
  /** The list left its newest line, or came back to it. */
  onScrolledAway: (away: boolean) => void;
  /** What stands under the last line. */
  footer: ReactNode;
}

const HEADER_PX = 28;
const FOOTER_PX = 56;
const FINE_SAMPLE = 200;

/** The lines of a search, virtualised: only what is in view is in the document, however many are loaded. */
export function LogList(props: LogListProps) {
  const { logs, listKey, cursorId, cursorField, selectedId, look, columns, order, pattern } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const { zone } = useTimeZone();
  const nowNs = useNowNs(look.times === 'relative');
  const style: TimeStyle = { times: look.times, zone, nowNs, ns: look.ns };
  const headerPx = look.layout === 'stacked' ? 0 : HEADER_PX;
  const scroll = useListScroll(scroller, { ...props, headerPx });
  const { virtualizer, items, cursorIndex } = scroll;
  const { cell, over, leave } = useHoveredCell(content);

  const fields = useMemo(() => columns.map((column) => column.field), [columns]);
  const numeric = useMemo(() => numericFields(logs, fields, logValue), [logs, fields]);
  const shown = useMemo(() => fields.map(attributeName), [fields]);
  const fineDigits = useMemo(
    () => (look.ns || sharesMs(logs.slice(0, FINE_SAMPLE)) ? 6 : 3),
    [look.ns, logs],
  );
  const css = listStyle(look, columns, fineDigits);

  const preview = useCallback(
    (field: string, widthPx: number | null) => {
      const next = widthPx === null ? columns : resizeColumn(columns, field, widthPx);
      for (const [name, value] of Object.entries(listStyle(look, next, fineDigits))) {
        scroller.current?.style.setProperty(name, value);
      }
    },
    [columns, look, fineDigits],
  );
  const fitPx = useCallback(
    (field: string) =>
      fitColumnPx(logs, field, (text) => (scroller.current ? measureText(scroller.current, text) : 0)),
    [logs],
  );

  function open(event: MouseEvent<HTMLDivElement>): void {
    if (!(event.target instanceof Element) || event.target.closest('[data-cell-toolbar]')) return;
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

  const inDocument = items.some((item) => item.index === cursorIndex);
  const activeId = inDocument ? `${cursorField === null ? 'log' : 'cell'}-${cursorId}` : undefined;
  const above = items[0] ? logs[items[0].index - 1] : undefined;
  let dateAbove = above ? logTime(above.time, style).date : null;
  const hovered = cell && logs.find((log) => log.id === cell.logId);

  return (
    // biome-ignore lint/a11y/useSemanticElements: table elements cannot be positioned row by row
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter opens the active row, by the page's shortcut
    <div
      ref={scroller}
      role="grid"
      aria-label="Logs"
      aria-rowcount={props.hasMore ? -1 : logs.length + 1}
      aria-activedescendant={activeId}
      tabIndex={0}
      className="group/list @container relative h-full overflow-auto overscroll-contain [overflow-anchor:none] [scrollbar-width:thin] focus-visible:-outline-offset-2"
      style={asCssProperties(css)}
      onClick={open}
      onPointerOver={over}
      onPointerLeave={leave}
      onScroll={(event) => {
        const { scrollTop, scrollLeft, dataset } = event.currentTarget;
        rememberPlace(listKey, { offset: scrollTop });
        scroll.noteScroll(scrollTop);
        if (scrollLeft > 0) dataset.scrolled = '';
        else delete dataset.scrolled;
        leave();
      }}
    >
      <div className="relative min-w-(--row-min) @max-[760px]:min-w-(--row-min-tight)" ref={content}>
        <LogListHeader
          look={look}
          columns={columns}
          numeric={numeric}
          order={order}
          zoneText={zoneLabel(zone, nowNs)}
          onOrder={props.onOrder}
          fitPx={fitPx}
          preview={preview}
        />
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        <div role="rowgroup" className="relative" style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const log = logs[item.index];
            if (!log) return null;
            const time = logTime(log.time, style, [logs[item.index - 1]?.time, logs[item.index + 1]?.time]);
            const showDate = time.date !== '' && time.date !== dateAbove;
            dateAbove = time.date;
            const isCursor = log.id === cursorId;
            return (
              <LogRow
                key={log.id}
                log={log}
                index={item.index}
                top={item.start - headerPx}
                date={showDate ? time.date : null}
                text={time.text}
                fine={time.fine}
                look={look}
                columns={columns}
                numeric={numeric}
                shown={shown}
                selected={log.id === selectedId}
                cursor={isCursor && log.id !== selectedId}
                cursorField={isCursor ? cursorField : null}
                pattern={pattern}
                measure={scroll.measure}
              />
            );
          })}
        </div>
        {cell && hovered ? (
          <LooseRow className="absolute top-0 left-0">
            <CellToolbar key={`${cell.logId} ${cell.field}`} cell={cell} log={hovered} />
          </LooseRow>
        ) : null}
      </div>
      <div className="sticky left-0 text-muted text-xs" style={{ height: FOOTER_PX }}>
        <LooseRow className="flex h-full items-center justify-center gap-3">{props.footer}</LooseRow>
      </div>
    </div>
  );
}

/** The attribute a column shows, if it shows one. */
function attributeName(field: string): string {
  return explicitField({ name: field, pattern: null, from: 0, to: 0 })?.field.name ?? field;
}

function sharesMs(logs: readonly Log[]): boolean {
  return logs.some((log, index) => {
    const other = logs[index - 1];
    return other?.time.slice(0, 23) === log.time.slice(0, 23) && !log.time.endsWith('000Z');
  });
}
