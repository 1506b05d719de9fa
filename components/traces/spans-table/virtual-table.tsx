'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';
import { cn } from '@/components/ui/cn';
import { SortButton } from './sort-button';

export interface TableColumn<Row> {
  id: string;
  label: string;
  title?: string;
  /** CSS grid track. */
  track: string;
  /** Right-aligned, with its heading. */
  isNumber?: boolean;
  cell: (row: Row) => ReactNode;
  /** Of the cell and, where it is about place, of the heading. */
  className?: string;
}

interface VirtualTableProps<Row> {
  label: string;
  rows: readonly Row[];
  keyOf: (row: Row) => string | number;
  /** The first one names the row and stays in sight. */
  columns: readonly TableColumn<Row>[];
  sort?: { id: string; descending: boolean };
  onSort?: (id: string) => void;
  /** A click anywhere in a row; a button in it does the same by keyboard. */
  onRowClick?: (row: Row) => void;
}

const ROW = 28;

/** A table of which only the rows in sight are drawn: 100,000 scroll as easily as ten. */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  const { label, rows, keyOf, columns, sort, onSort, onRowClick } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
    scrollMargin: ROW,
  });
  const gridTemplateColumns = columns.map(({ track }) => track).join(' ');
  const pinned = 'sticky left-0 z-10 pl-3';
  return (
    <section
      ref={scroller}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so that the keyboard must reach it
      tabIndex={0}
      className="min-h-0 flex-1 overflow-auto focus-visible:-outline-offset-2"
    >
      <table aria-label={label} aria-rowcount={rows.length + 1} className="block min-w-fit text-xs">
        <thead className="sticky top-0 z-20 block border-line border-b bg-surface">
          <tr aria-rowindex={1} className="grid h-7" style={{ gridTemplateColumns }}>
            {columns.map(({ id, label: text, title, isNumber, className }, i) => {
              const sorted = sort?.id === id ? (sort.descending ? 'descending' : 'ascending') : null;
              return (
                <th
                  key={id}
                  scope="col"
                  aria-sort={onSort ? (sorted ?? 'none') : undefined}
                  className={cn(
                    'flex min-w-0 items-center px-2 font-normal text-muted',
                    isNumber && 'justify-end',
                    i === 0 && cn(pinned, 'bg-surface'),
                    className,
                  )}
                >
                  {onSort ? (
                    <SortButton
                      label={text}
                      title={title ?? `Sort by ${text}`}
                      sorted={sorted}
                      onClick={() => onSort(id)}
                      className={isNumber ? 'justify-end' : ''}
                    />
                  ) : (
                    <span className="truncate" title={title}>
                      {text}
                    </span>
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody className="relative block" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            return (
              <tr
                key={keyOf(row)}
                aria-rowindex={item.index + 2}
                className={cn(
                  'group absolute top-0 left-0 grid w-full border-line/50 border-b hover:bg-hover',
                  onRowClick && 'cursor-pointer',
                )}
                style={{
                  gridTemplateColumns,
                  height: ROW,
                  transform: `translateY(${item.start - ROW}px)`,
                }}
                onClick={onRowClick ? () => onRowClick(row) : undefined}
              >
                {columns.map(({ id, isNumber, cell, className }, i) => {
                  const Cell = i === 0 ? 'th' : 'td';
                  return (
                    <Cell
                      key={id}
                      scope={i === 0 ? 'row' : undefined}
                      className={cn(
                        'relative flex min-w-0 items-center px-2 text-left font-normal tabular-nums',
                        isNumber && 'justify-end text-right',
                        i === 0 && cn(pinned, 'bg-bg group-hover:bg-hover'),
                        className,
                      )}
                    >
                      {cell(row)}
                    </Cell>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
