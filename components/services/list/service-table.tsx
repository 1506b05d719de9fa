'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useShortcuts } from '@/components/shell/shortcuts';
import { cn } from '@/components/ui/cn';
import { focusInList } from '@/components/ui/focus-in-list';
import { useNarrow } from '@/components/ui/use-narrow';
import { type ServicesState, serviceUrl } from '@/lib/url/services';
import { ServiceCells } from './service-cells';
import { SERVICE_COLUMNS, SERVICE_GRID } from './service-columns';
import { SortHeader } from './sort-header';
import type { ListedService } from './sort-services';

interface ServiceTableProps {
  services: readonly ListedService[];
  state: ServicesState;
  nowNs: bigint;
  seconds: readonly number[];
  stale: boolean;
  onSort: (sort: ServicesState['sort'], desc: boolean) => void;
}

const SHORTCUTS = [
  { keys: 'j', label: 'Next service', group: 'Services' },
  { keys: 'k', label: 'Previous service', group: 'Services' },
] as const;

/** The services as rows of links; only what is in sight is in the document. */
export function ServiceTable({ services, state, nowNs, seconds, stale, onSort }: ServiceTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const rowPx = useNarrow() ? 62 : 44;
  const virtual = useVirtualizer({
    count: services.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 12,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height are measured anew
  useEffect(() => virtual.measure(), [rowPx]);
  useShortcuts(SHORTCUTS, (keys) => {
    const focused = document.activeElement?.closest('[data-row]');
    const at = focused instanceof HTMLElement ? Number(focused.dataset.row) : -1;
    const next = Math.min(services.length - 1, Math.max(0, at + (keys === 'j' ? 1 : -1)));
    virtual.scrollToIndex(next, { align: 'auto' });
    focusInList(scroller.current, `[data-row="${next}"]`);
  });
  const { from, to, sort, desc } = state;
  return (
    // biome-ignore lint/a11y/useSemanticElements: table elements cannot be positioned row by row
    <div
      role="table"
      aria-label="Services"
      aria-rowcount={services.length + 1}
      className="flex min-h-0 flex-1 flex-col"
    >
      {/* biome-ignore lint/a11y/useSemanticElements: as above */}
      <div role="rowgroup" className="max-md:sr-only">
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        <div
          role="row"
          tabIndex={-1}
          className={cn(
            'grid h-8 items-center gap-x-4 overflow-y-scroll border-line border-y bg-surface px-3 text-muted text-xs [scrollbar-gutter:stable]',
            SERVICE_GRID,
          )}
        >
          {SERVICE_COLUMNS.map((column) => {
            const mine = column.sort === sort || column.change?.sort === sort;
            return (
              // biome-ignore lint/a11y/useSemanticElements: as above
              <span
                key={column.id}
                role="columnheader"
                tabIndex={-1}
                aria-sort={mine ? (desc ? 'descending' : 'ascending') : 'none'}
                className={cn('flex items-center gap-1', column.numeric && 'justify-end', column.className)}
              >
                {column.change ? (
                  <SortHeader
                    label={column.change.label}
                    short="Δ"
                    title={`${column.change.label} against the period before`}
                    sort={column.change.sort}
                    current={sort}
                    desc={desc}
                    startsDesc
                    onSort={onSort}
                  />
                ) : null}
                {column.sort ? (
                  <SortHeader
                    label={column.label}
                    title={column.title}
                    sort={column.sort}
                    current={sort}
                    desc={desc}
                    startsDesc={column.sort !== 'name'}
                    onSort={onSort}
                  />
                ) : (
                  <span title={column.title}>{column.label}</span>
                )}
              </span>
            );
          })}
        </div>
      </div>
      <div ref={scroller} className="min-h-0 flex-1 overflow-y-scroll [scrollbar-gutter:stable]">
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        <div
          role="rowgroup"
          className={cn('relative', stale && 'stale')}
          style={{ height: virtual.getTotalSize() }}
        >
          {virtual.getVirtualItems().map((item) => {
            const service = services[item.index];
            if (!service) return null;
            return (
              // biome-ignore lint/a11y/useSemanticElements: as above
              <div
                key={service.name}
                role="row"
                tabIndex={-1}
                aria-rowindex={item.index + 2}
                className={cn(
                  'absolute top-0 left-0 grid w-full items-center gap-x-4 border-line/60 border-b px-3 hover:bg-hover has-[a:focus-visible]:bg-selected has-[a:focus-visible]:outline-2 has-[a:focus-visible]:outline-focus has-[a:focus-visible]:-outline-offset-2 max-md:grid-cols-[1fr_1fr_1.15fr] max-md:content-center max-md:gap-x-2 max-md:gap-y-1.5',
                  SERVICE_GRID,
                )}
                style={{ height: item.size, transform: `translateY(${item.start}px)` }}
              >
                <ServiceCells
                  service={service}
                  href={serviceUrl(service.name, { from, to })}
                  index={item.index}
                  seconds={seconds}
                  nowNs={nowNs}
                />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}
