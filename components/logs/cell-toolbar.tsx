import { type PointerEvent, type RefObject, useCallback, useState } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import type { Log } from '@/lib/contracts/log';
import { logValue } from '@/lib/query/log-value';
import { FilterButton } from './filter-button';
import { isFilterable, logValueText } from './log-value';

interface HoveredCell {
  logId: string;
  field: string;
  /** In px from the top left of the list's content. */
  left: number;
  top: number;
  height: number;
}

const BUTTONS_PX = 70;
const ROOMY_PX = 130;

/** The cell under the mouse; one toolbar follows it, so that cells need no buttons of their own. */
export function useHoveredCell(content: RefObject<HTMLElement | null>) {
  const [cell, setCell] = useState<HoveredCell | null>(null);
  const leave = useCallback(() => setCell(null), []);
  const over = useCallback(
    (event: PointerEvent) => {
      if (event.pointerType !== 'mouse' || !(event.target instanceof Element) || !content.current) return;
      if (event.target.closest('[data-cell-toolbar]')) return;
      const found = event.target.closest('[data-field]');
      const logId = found?.closest('[data-log-id]')?.getAttribute('data-log-id');
      const field = found?.getAttribute('data-field');
      if (!found || !logId || !field) return setCell(null);
      const box = found.getBoundingClientRect();
      const origin = content.current.getBoundingClientRect();
      // In a narrow cell the buttons would cover the value: they stand beside it, where there is room.
      const beside = box.right + BUTTONS_PX < origin.right ? box.right + 2 : box.left - BUTTONS_PX;
      const left = (box.width >= ROOMY_PX ? box.right - BUTTONS_PX : beside) - origin.left;
      setCell((old) =>
        old?.logId === logId && old.field === field
          ? old
          : { logId, field, left, top: box.top - origin.top, height: Math.min(box.height, 24) },
      );
    },
    [content],
  );
  return { cell, over, leave };
}

/** Filter by, exclude, or copy the value of a cell. */
export function CellToolbar({ cell, log }: { cell: HoveredCell; log: Log }) {
  const { field } = cell;
  const value = logValue(log, field);
  const text = logValueText(log, field);
  if (value === undefined || text === undefined) return null;
  return (
    <div
      data-cell-toolbar=""
      className="absolute z-[5] flex items-center gap-0.5 rounded-sm border bg-raised px-0.5 shadow-pop"
      style={{ transform: `translate(${cell.left}px, ${cell.top}px)`, height: cell.height }}
    >
      {isFilterable(field, value) ? (
        <>
          <FilterButton field={field} value={text} exclude={false} />
          <FilterButton field={field} value={text} exclude />
        </>
      ) : null}
      <CopyButton text={text} label={`Copy ${field}`} className="size-5 [&_svg]:size-3.5" />
    </div>
  );
}
