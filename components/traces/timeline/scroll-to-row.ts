import { ROW_PX } from './span-row';
import { HEAD_PX } from './waterfall-head';

/**
 * Scrolls so that a row is in sight below the sticky head: in the middle, or no further than needed. A row far out of
 * sight comes to the middle in any case: at the very edge one would see it without what is around it.
 * @param abovePx height of an open detail among the rows above
 */
export function scrollToRow(
  scroller: HTMLElement,
  row: number,
  align: 'center' | 'nearest',
  abovePx = 0,
): void {
  const top = row * ROW_PX + abovePx;
  const room = scroller.clientHeight - HEAD_PX;
  const away = Math.max(scroller.scrollTop - top, top + ROW_PX - scroller.scrollTop - room);
  if (align === 'center' || away > 2 * ROW_PX) scroller.scrollTop = top - (room - ROW_PX) / 2;
  else if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (top + ROW_PX > scroller.scrollTop + room) scroller.scrollTop = top + ROW_PX - room;
}
