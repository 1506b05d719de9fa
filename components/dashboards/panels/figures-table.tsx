'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import Link from 'next/link';
import { type ReactNode, useRef } from 'react';
import { cn } from '@/components/ui/cn';

const ROW_PX = 24;
/** A lower panel shows its first rows alone. */
export const BARE_BELOW_PX = 90;
const ROW = 'col-span-full grid grid-cols-subgrid';
const OPENER =
  'max-w-full truncate rounded-sm text-left after:absolute after:inset-0 group-hover/row:underline focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2';

export interface FigureColumn {
  id: string;
  label: string;
  /** Said on hover. */
  about?: string;
  isNumber: boolean;
  /** CSS grid track; else as wide as its kind usually is. */
  track?: string;
}

export interface TableSort {
  column: string;
  direction: 'ascending' | 'descending';
}

interface FiguresTableProps {
  label: string;
  columns: readonly FigureColumn[];
  rows: number;
  /** What stands in a cell; its text is also its title. */
  cell: (row: number, column: FigureColumn) => { text: string; node?: ReactNode };
  /** Null: the order is fixed. */
  sort?: { by: TableSort | null; onSort: (column: string) => void } | undefined;
  /** Opens what can be done about a row, at its element. */
  onRow?: ((row: number, element: HTMLElement) => void) | undefined;
  /** Without a head that is seen: a panel of one or two rows has no room for it. */
  isBare?: boolean;
  /** Where a row leads, in place of `onRow`. */
  rowHref?: ((row: number) => string | null) | undefined;
}

/** Figures in rows and columns, with a head that stays and rows that are drawn only where they are seen. */
export function FiguresTable({
  label,
  columns,
  rows,
  cell,
  sort,
  onRow,
  rowHref,
  isBare = false,
}: FiguresTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 8,
  });
  const template = columns
    .map(({ isNumber, track }, index) => {
      if (track) return track;
      if (isNumber) return 'minmax(64px, max-content)';
      return index === 0 ? 'minmax(110px, 1fr)' : 'minmax(80px, 1fr)';
    })
    .join(' ');
  const items = virtual.getVirtualItems();
  const [first] = items;
  const before = first?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <section
      ref={scroller}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
      className="h-full overflow-auto"
    >
      {/* Real rows in a grid: columns are as wide as what is in them. */}
      <table
        aria-rowcount={rows + 1}
        className="grid min-w-full text-xs"
        style={{ gridTemplateColumns: template }}
      >
        <thead className={isBare ? 'sr-only' : 'contents'}>
          <tr className={ROW}>
            {columns.map((column) => {
              const by = sort?.by?.column === column.id ? sort.by.direction : null;
              return (
                <th
                  key={column.id}
                  scope="col"
                  aria-sort={sort ? (by ?? 'none') : undefined}
                  title={column.about ?? column.label}
                  className={cn(
                    'sticky top-0 z-10 min-w-0 border-b bg-surface px-3 py-1 font-medium text-muted',
                    column.isNumber ? 'text-right' : 'text-left',
                  )}
                >
                  {sort ? (
                    <button
                      type="button"
                      className={cn(
                        'inline-flex max-w-44 items-center gap-1 rounded-sm hover:text-text',
                        by && 'text-text',
                      )}
                      onClick={() => sort.onSort(column.id)}
                    >
                      <span className="truncate">{column.label}</span>
                      {by === 'ascending' ? <ArrowUp aria-hidden className="size-3 shrink-0" /> : null}
                      {by === 'descending' ? <ArrowDown aria-hidden className="size-3 shrink-0" /> : null}
                    </button>
                  ) : (
                    <span className="block max-w-44 truncate">{column.label}</span>
                  )}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody className={ROW} style={{ paddingTop: before, paddingBottom: Math.max(0, after) }}>
          {items.map(({ index }) => (
            <tr key={index} aria-rowindex={index + 2} className={`group/row relative hover:bg-hover ${ROW}`}>
              {columns.map((column, at) => {
                const { text, node } = cell(index, column);
                return (
                  <td
                    key={column.id}
                    title={text}
                    className={cn(
                      'min-w-0 truncate border-line/60 border-b px-3 leading-6',
                      column.isNumber && 'text-right',
                    )}
                    style={{ height: ROW_PX }}
                  >
                    {at === 0 ? (
                      <RowOpener
                        href={rowHref?.(index) ?? null}
                        onOpen={onRow ? (element) => onRow(index, element) : null}
                      >
                        {node ?? text}
                      </RowOpener>
                    ) : (
                      (node ?? text)
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What opens a row, over the whole of it. */
function RowOpener({
  href,
  onOpen,
  children,
}: {
  href: string | null;
  onOpen: ((element: HTMLElement) => void) | null;
  children: ReactNode;
}) {
  if (href !== null) {
    return (
      <Link href={href} prefetch={false} className={OPENER}>
        {children}
      </Link>
    );
  }
  if (!onOpen) return children;
  return (
    <button type="button" className={OPENER} onClick={(event) => onOpen(event.currentTarget)}>
      {children}
    </button>
  );
}
