'use client';

import { Ellipsis } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { cn } from '@/components/ui/cn';
import type { PanelOf } from '@/lib/contracts/dashboard/panel';
import { useBoardView } from '../../data/board-view';
import { usePanelLook } from '../../data/panel-look';
import { FiguresTable } from '../figures-table';
import { MarkMenu } from '../mark-menu';
import { numberChange } from '../number/number-change';
import type { FigureSeries, PanelFigures } from '../panel-figures';
import type { PanelMark } from '../panel-mark';
import { panelTitle } from '../panel-title';
import { seriesText } from '../series/series-text';
import { groupConditions, seriesLinks } from '../series-mark';
import { reachedThreshold } from '../threshold-tone';
import { ToneSign } from '../tone-sign';
import { topRows, topSizes } from './top-rows';

/** The greatest groups as bars. A click narrows the dashboard to one; its menu leads to the records. */
export function TopPanel({
  panel,
  figures,
  width,
  height,
}: {
  panel: PanelOf<'top'>;
  figures: PanelFigures;
  width: number;
  height: number;
}) {
  const view = useBoardView();
  const { asTable } = usePanelLook(panel.id);
  const frame = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLElement | null>(null);
  const [menu, setMenu] = useState<{ mark: PanelMark; x: number; y: number } | null>(null);
  const rows = useMemo(() => topRows(figures.series), [figures]);
  const { thresholds } = panel;
  const { rowPx, barPx } = topSizes(rows.length, height);
  const compared = width > 260 && rows.some(({ series }) => series.before !== null);

  function open(series: FigureSeries, element: HTMLElement): void {
    const area = frame.current?.getBoundingClientRect();
    if (!area) return;
    const place = element.getBoundingClientRect();
    opener.current = element;
    const value = seriesText(series, series.value);
    const all = figures.series.map(({ of }) => of);
    setMenu({
      mark: {
        title: series.label,
        detail: value,
        links: seriesLinks(panel, series.of, all, null, view),
        conditions: groupConditions(series.of),
        zoom: null,
        copy: `${series.label}\t${value}`,
      },
      x: place.left - area.left,
      y: place.bottom - area.top,
    });
  }

  const label = `${panelTitle(panel)}, ${rows.length} groups`;
  return (
    <div ref={frame} className="relative h-full">
      {asTable ? (
        <FiguresTable
          label={label}
          columns={[
            { id: 'group', label: 'Group', isNumber: false },
            { id: 'value', label: 'Value', isNumber: true },
            ...(rows.some(({ series }) => series.before)
              ? [{ id: 'before', label: 'Before', isNumber: true }]
              : []),
          ]}
          rows={rows.length}
          cell={(index, { id }) => {
            const series = rows[index]?.series;
            if (id === 'group') return { text: series?.label ?? '' };
            const value = id === 'value' ? series?.value : series?.before?.value;
            return { text: series ? seriesText(series, value ?? null) : '' };
          }}
          onRow={(index, element) => {
            const row = rows[index];
            if (row) open(row.series, element);
          }}
        />
      ) : (
        // biome-ignore lint/a11y/noRedundantRoles: Safari takes the role from lists without bullets
        <ol role="list" aria-label={label} className="h-full overflow-y-auto px-1.5 pb-1.5">
          {rows.map(({ series, share }) => {
            const conditions = groupConditions(series.of);
            const clause = conditions.map((one) => one.clause).join(' AND ');
            const wanted = conditions.length > 1 ? `(${clause})` : clause;
            const filters = view.canDrill && conditions.length > 0;
            const reached = reachedThreshold(series.value, thresholds);
            const value = seriesText(series, series.value);
            const change = compared ? numberChange(series.value, series.before?.value ?? null) : null;
            return (
              <li key={series.id} className="group/row relative flex items-center rounded-sm hover:bg-hover">
                <button
                  type="button"
                  aria-pressed={filters ? view.filters.includes(wanted) : undefined}
                  title={`${series.label}: ${value}${filters ? '\nClick: only this on the whole dashboard' : ''}`}
                  className={cn(
                    'flex min-w-0 flex-1 flex-col justify-center rounded-sm px-1.5 py-0.5 text-left aria-pressed:bg-selected',
                    barPx > 4 ? 'text-sm' : 'text-xs',
                  )}
                  style={{ minHeight: rowPx }}
                  onClick={(event) =>
                    filters ? view.toggleFilter(wanted) : open(series, event.currentTarget)
                  }
                >
                  <span className="flex w-full items-baseline gap-2">
                    <span className={cn('min-w-0 flex-1 truncate', series.of.isOther && 'text-muted italic')}>
                      {series.label}
                    </span>
                    {change ? (
                      <span className="whitespace-nowrap text-2xs text-muted">
                        {change.direction === 'up' ? '↑ ' : change.direction === 'down' ? '↓ ' : ''}
                        {change.text}
                      </span>
                    ) : null}
                    <span className="flex items-center gap-1 whitespace-nowrap font-medium">
                      {reached ? <ToneSign tone={reached.tone} /> : null}
                      {value}
                    </span>
                  </span>
                  <span
                    aria-hidden
                    className="mt-0.5 block w-full overflow-hidden rounded-sm bg-line/60"
                    style={{ height: barPx }}
                  >
                    <span
                      className="block h-full rounded-sm"
                      style={{ width: `${share * 100}%`, background: series.color }}
                    />
                  </span>
                </button>
                <button
                  type="button"
                  aria-label={`What can be done about ${series.label}`}
                  className="mr-0.5 flex size-6 shrink-0 items-center justify-center rounded-sm text-faint opacity-0 hover:text-text focus-visible:opacity-100 group-hover/row:opacity-100 [@media(hover:none)]:opacity-100 print:hidden"
                  onClick={(event) => open(series, event.currentTarget)}
                >
                  <Ellipsis aria-hidden className="size-3.5" />
                </button>
              </li>
            );
          })}
        </ol>
      )}
      <MarkMenu
        mark={menu?.mark ?? null}
        at={menu ?? { x: 0, y: 0 }}
        returnTo={opener}
        onClose={() => setMenu(null)}
      />
    </div>
  );
}
