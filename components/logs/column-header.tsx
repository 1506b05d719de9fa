import { ArrowLeft, ArrowRight, BarChart3, CircleDot, MoveHorizontal, RotateCcw, X } from 'lucide-react';
import { type DragEvent, useRef } from 'react';
import { cn } from '@/components/ui/cn';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import type { LogColumn } from '@/lib/url/log-columns';
import { moveColumn, removeColumn, resizeColumn } from './column-changes';
import { ColumnResizer } from './column-resizer';
import { columnTitle } from './column-title';
import { useLogsActions } from './logs-actions';

interface ColumnHeaderProps {
  column: LogColumn;
  index: number;
  /** How many columns there are. */
  of: number;
  numeric: boolean;
  /** The width that shows its values whole (px). */
  fitPx: (field: string) => number;
  /** Draws a width before it is chosen; null: as the address has it. */
  preview: (field: string, widthPx: number | null) => void;
  dropAt: number | null;
  onDropAt: (index: number | null) => void;
}

const COLUMN_DRAG = 'application/x-throughline-column';

/** A column's name: drag it, or Alt + arrows, to move it; its menu does the rest; its edge sets the width. */
export function ColumnHeader(props: ColumnHeaderProps) {
  const { column, index, of, numeric, fitPx, preview, dropAt, onDropAt } = props;
  const actions = useLogsActions();
  const cell = useRef<HTMLDivElement>(null);
  const { field } = column;
  const title = columnTitle(field);
  const move = (to: number) => actions.setColumns((columns) => moveColumn(columns, field, to));
  const resize = (px: number | null) => actions.setColumns((columns) => resizeColumn(columns, field, px));

  /** Before or behind this column, by the half the pointer is over. */
  const over = (event: DragEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return event.clientX < box.left + box.width / 2 ? index : index + 1;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: table elements cannot be positioned row by row
    // biome-ignore lint/a11y/useFocusableInteractive: the button inside has the focus
    <div
      ref={cell}
      role="columnheader"
      aria-colindex={index + 2}
      data-column={field}
      draggable
      className={cn('group/column relative flex h-full min-w-0 items-center', numeric && 'justify-end')}
      onDragStart={(event) => {
        event.dataTransfer.setData(COLUMN_DRAG, field);
        event.dataTransfer.effectAllowed = 'move';
      }}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(COLUMN_DRAG)) return;
        event.preventDefault();
        onDropAt(over(event));
      }}
      onDragEnd={() => onDropAt(null)}
      onDrop={(event) => {
        event.preventDefault();
        const dragged = event.dataTransfer.getData(COLUMN_DRAG);
        const to = over(event);
        onDropAt(null);
        if (dragged !== '') actions.setColumns((columns) => moveColumn(columns, dragged, to));
      }}
    >
      {dropAt === index ? <DropMark className="-left-2" /> : null}
      {dropAt === of && index === of - 1 ? <DropMark className="-right-1.5" /> : null}
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <button
            type="button"
            title={`${field}: drag to move, click for more`}
            className="-ml-1 min-w-0 truncate rounded-sm px-1 text-left hover:bg-hover hover:text-text data-[state=open]:bg-hover data-[state=open]:text-text"
            onKeyDown={(event) => {
              if (!event.altKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
              event.preventDefault();
              event.stopPropagation();
              move(event.key === 'ArrowLeft' ? index - 1 : index + 2);
            }}
          >
            {title}
          </button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="start">
          <DropdownMenuItem disabled={index === 0} onSelect={() => move(index - 1)}>
            <ArrowLeft aria-hidden /> Move left
          </DropdownMenuItem>
          <DropdownMenuItem disabled={index === of - 1} onSelect={() => move(index + 2)}>
            <ArrowRight aria-hidden /> Move right
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => resize(fitPx(field))}>
            <MoveHorizontal aria-hidden /> Fit the width
          </DropdownMenuItem>
          <DropdownMenuItem disabled={column.widthPx === null} onSelect={() => resize(null)}>
            <RotateCcw aria-hidden /> Standard width
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={() => actions.openStats(field)}>
            <BarChart3 aria-hidden /> Statistics
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => actions.filterExists(field, false)}>
            <CircleDot aria-hidden /> Only logs that have it
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem
            disabled={of === 1}
            onSelect={() => actions.setColumns((columns) => removeColumn(columns, field))}
          >
            <X aria-hidden /> Hide the column
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <ColumnResizer
        label={title}
        widthOf={() => cell.current?.getBoundingClientRect().width ?? 0}
        onPreview={(px) => preview(field, px)}
        onResize={resize}
        onFit={() => resize(fitPx(field))}
      />
    </div>
  );
}

function DropMark({ className }: { className: string }) {
  return <span aria-hidden className={cn('absolute inset-y-0.5 w-0.5 rounded-full bg-accent', className)} />;
}
