import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffect, useMemo, useRef } from 'react';
import type { Log } from '@/lib/contracts/log';
import { isMeasured, type ListLook, rowPx } from './list-look';
import { recallPlace } from './list-memory';
import { rawLines } from './raw-lines';

interface ListScroll {
  logs: readonly Log[];
  listKey: string;
  look: ListLook;
  headerPx: number;
  cursorId: string | null;
  /** The line the list was opened at. */
  openedAt: string | null;
  hasMore: boolean;
  hasAbove: boolean;
  onNeedMore: () => void;
  onNeedAbove: () => void;
  follow: boolean;
  onScrolledAway: (away: boolean) => void;
}

const LOAD_AHEAD = 80;
/** Lines drawn beyond each edge of the view: what one turn of a wheel brings in. */
const OVERSCAN = 8;
/** As far as a list may be from its start and still be at it. */
const AT_START_PX = 8;

/** The part of the list in view; asks for more near both ends, and holds still when lines come in above. */
export function useListScroll(scroller: RefObject<HTMLDivElement | null>, list: ListScroll) {
  const { logs, listKey, look, headerPx, cursorId, openedAt, onNeedMore, onNeedAbove } = list;
  const indexOf = useMemo(() => new Map(logs.map((log, index) => [log.id, index])), [logs]);
  const linePx = rowPx(look);
  // A new function here makes the virtualizer place every line anew: only new lines may bring one, never a scroll.
  const getItemKey = useCallback((index: number) => logs[index]?.id ?? index, [logs]);
  const virtualizer = useVirtualizer({
    count: logs.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const log = logs[index];
      return look.layout === 'raw' && log ? rawLines(log) * linePx : linePx;
    },
    getItemKey,
    overscan: OVERSCAN,
    initialOffset: () => recallPlace(listKey).offset,
    scrollMargin: headerPx,
    scrollPaddingStart: headerPx,
    // Lines that come in above leave the one at the top of the view where it is; the end is nothing to stick to.
    anchorTo: list.follow ? 'start' : 'end',
    scrollEndThreshold: -1,
  });
  const items = virtualizer.getVirtualItems();
  const firstInView = items[0]?.index ?? 0;
  const lastInView = items.at(-1)?.index ?? -1;
  const cursorIndex = cursorId === null ? undefined : indexOf.get(cursorId);

  useEffect(() => {
    if (list.hasMore && lastInView >= logs.length - LOAD_AHEAD) onNeedMore();
  }, [list.hasMore, lastInView, logs.length, onNeedMore]);

  // Coming back keeps its place. A line that a link names is brought to the middle once; after that the list moves
  // only as far as a line chosen by keyboard needs to be seen.
  const isReturn = useRef(recallPlace(listKey).offset > 0);
  const revealed = useRef<string | null>(isReturn.current ? cursorId : null);
  const centred = useRef(isReturn.current);
  useEffect(() => {
    const id = centred.current ? cursorId : (openedAt ?? cursorId);
    const index = id === null ? undefined : indexOf.get(id);
    if (index === undefined || (centred.current && revealed.current === id)) return;
    virtualizer.scrollToIndex(index, { align: centred.current ? 'auto' : 'center' });
    centred.current = true;
    revealed.current = id;
  }, [cursorId, openedAt, indexOf, virtualizer]);

  // Not before the opened place was brought into view: until then the list only seems to stand at its top.
  const settled = useRef(false);
  useEffect(() => {
    if (settled.current && list.hasAbove && firstInView <= LOAD_AHEAD) onNeedAbove();
    settled.current = true;
  }, [list.hasAbove, firstInView, onNeedAbove]);

  const { follow, onScrolledAway } = list;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a list that was just made starts where it was left
  useEffect(() => onScrolledAway((scroller.current?.scrollTop ?? 0) > AT_START_PX), []);
  useEffect(() => {
    if (follow && scroller.current) scroller.current.scrollTop = 0;
  }, [follow, scroller]);

  return {
    noteScroll: (offsetPx: number) => onScrolledAway(offsetPx > AT_START_PX),
    virtualizer,
    items,
    cursorIndex,
    measure: isMeasured(look) || look.layout === 'raw' ? virtualizer.measureElement : null,
  };
}
