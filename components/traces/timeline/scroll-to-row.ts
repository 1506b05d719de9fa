import { ROW_PX } from './span-row';
import { HEAD_PX } from './waterfall-head';

/** Scrolls so that a row is in sight below the sticky head: in the middle, or no further than needed. */
export function scrollToRow(scroller: HTMLElement, row: number, align: 'center' | 'nearest'): void {
  const top = row * ROW_PX;
  const room = scroller.clientHeight - HEAD_PX;
  if (align === 'center') scroller.scrollTop = top - (room - ROW_PX) / 2;
  else if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (top + ROW_PX > scroller.scrollTop + room) scroller.scrollTop = top + ROW_PX - room;
}
