import { ArrowDown, ArrowUp } from 'lucide-react';
import { memo, useState } from 'react';
import { cn } from '@/components/ui/cn';
import type { LogColumn } from '@/lib/url/log-columns';
import { ColumnHeader } from './column-header';
import type { ListLook } from './list-look';
import { FIXED_CELL, GRID_COLUMNS, ROOMY_ONLY } from './row-style';

interface LogListHeaderProps {
  look: ListLook;
  columns: readonly LogColumn[];
  numeric: ReadonlySet<string>;
  order: 'newest' | 'oldest';
  zoneText: string;
  onOrder: (order: 'newest' | 'oldest') => void;
  fitPx: (field: string) => number;
  preview: (field: string, widthPx: number | null) => void;
}

/* biome-ignore-start lint/a11y/useSemanticElements: table elements cannot be positioned row by row */
/* biome-ignore-start lint/a11y/useFocusableInteractive: headers are not chosen; the buttons inside have the focus */

/** Column names; the time column turns the order. Hidden on narrow screens, where rows need none. */
export const LogListHeader = memo(function LogListHeader(props: LogListHeaderProps) {
  const { look, columns, numeric, order, zoneText, onOrder, fitPx, preview } = props;
  const [dropAt, setDropAt] = useState<number | null>(null);
  const table = look.layout === 'table';
  const Arrow = order === 'newest' ? ArrowDown : ArrowUp;
  return (
    <div role="rowgroup" className="sticky top-0 z-10 border-b bg-bg max-md:border-0">
      <div
        role="row"
        aria-rowindex={1}
        className={cn(
          'h-[27px] items-center gap-x-3 border-l-2 border-l-transparent bg-bg pr-3 pl-2.5 text-faint text-xs max-md:sr-only',
          table ? `grid ${GRID_COLUMNS}` : 'flex',
        )}
        onDragLeave={(event) => {
          const to = event.relatedTarget;
          if (!(to instanceof Node) || !event.currentTarget.contains(to)) setDropAt(null);
        }}
      >
        {table && look.times === 'hidden' ? null : (
          <div
            role="columnheader"
            aria-colindex={1}
            aria-sort={order === 'newest' ? 'descending' : 'ascending'}
            className={cn(FIXED_CELL, table && 'text-right', 'h-full content-center')}
          >
            <button
              type="button"
              title={order === 'newest' ? 'Newest first. Turn round.' : 'Oldest first. Turn round.'}
              className="inline-flex items-center gap-1 whitespace-nowrap rounded-sm px-1 hover:bg-hover hover:text-text"
              onClick={() => onOrder(order === 'newest' ? 'oldest' : 'newest')}
            >
              <Arrow aria-hidden className="size-3" />
              Time{' '}
              {look.times === 'relative' ? null : (
                <span className={ROOMY_ONLY} suppressHydrationWarning>
                  {zoneText}
                </span>
              )}
            </button>
          </div>
        )}
        {table ? (
          columns.map((column, index) => (
            <ColumnHeader
              key={column.field}
              column={column}
              index={index}
              of={columns.length}
              numeric={numeric.has(column.field)}
              fitPx={fitPx}
              preview={preview}
              dropAt={dropAt}
              onDropAt={setDropAt}
            />
          ))
        ) : (
          <div role="columnheader" className="flex-1">
            {look.layout === 'raw' ? 'Message' : 'Log'}
          </div>
        )}
      </div>
    </div>
  );
});
/* biome-ignore-end lint/a11y/useFocusableInteractive: - */
/* biome-ignore-end lint/a11y/useSemanticElements: - */
