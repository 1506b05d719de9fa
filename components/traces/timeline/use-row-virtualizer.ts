import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { ROW_PX } from './span-row';
import { HEAD_PX } from './waterfall-head';

/** Height of a detail that is open among the rows. */
export const INLINE_PX = 340;

/** The rows in sight. @param openRow the row with a detail below it, -1: none */
export function useRowVirtualizer(scroller: RefObject<HTMLElement | null>, count: number, openRow: number) {
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: (row) => (row === openRow ? ROW_PX + INLINE_PX : ROW_PX),
    overscan: 8,
    scrollMargin: HEAD_PX,
  });
  const measured = useRef(openRow);
  useLayoutEffect(() => {
    // Another open row is another height of two rows; at first all are measured as they are.
    if (measured.current !== openRow) virtual.measure();
    measured.current = openRow;
  }, [openRow, virtual]);
  return virtual;
}
