'use client';

import { useMemo, useRef, useState } from 'react';
import type { PanelOf } from '@/lib/contracts/dashboard/panel';
import { useBoardView } from '../../data/board-view';
import { BARE_BELOW_PX, type FigureColumn, FiguresTable, type TableSort } from '../figures-table';
import { MarkMenu } from '../mark-menu';
import type { PanelFigures } from '../panel-figures';
import type { PanelMark } from '../panel-mark';
import { panelTitle } from '../panel-title';
import { groupConditions, seriesLinks } from '../series-mark';
import { reachedThreshold } from '../threshold-tone';
import { ToneSign } from '../tone-sign';
import { cellText, cellValue, sortRows, type TableRow, tableFigures } from './table-rows';

/** A row a group, a column a query or formula; heads sort, rows open what can be done about them. */
export function TablePanel({
  panel,
  figures,
  height,
}: {
  panel: PanelOf<'table'>;
  figures: PanelFigures;
  height: number;
}) {
  const view = useBoardView();
  const frame = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLElement | null>(null);
  const [sort, setSort] = useState<TableSort | null>(null);
  const [menu, setMenu] = useState<{ mark: PanelMark; x: number; y: number } | null>(null);
  const { thresholds } = panel;
  const table = useMemo(() => tableFigures(panel, figures), [panel, figures]);
  const { by, columns, rows } = table;
  const sorted = useMemo(() => {
    if (sort === null) return rows;
    const column = columns.find(({ id }) => id === sort.column);
    const field = by.findIndex((name) => `field ${name}` === sort.column);
    if (!column && field === -1) return rows;
    return sortRows(rows, column ? { column } : { field }, sort.direction);
  }, [rows, columns, by, sort]);
  const heads: FigureColumn[] = [
    ...(by.length === 0 ? [{ id: 'group', label: 'All', isNumber: false }] : []),
    ...by.map((name) => ({ id: `field ${name}`, label: name, isNumber: false })),
    ...columns.map(({ id, label }) => ({ id, label, isNumber: true })),
  ];
  const groupText = (row: TableRow, field: number) =>
    row.isOther ? (field === 0 ? 'all others' : '') : String(row.key[field] ?? (field === 0 ? 'all' : ''));

  function open(index: number, element: HTMLElement): void {
    const row = sorted[index];
    const area = frame.current?.getBoundingClientRect();
    if (!row || !area) return;
    const place = element.getBoundingClientRect();
    opener.current = element;
    const all = figures.series.map(({ of }) => of);
    const cells = [...row.cells.values()];
    const [first] = cells;
    const links = cells.flatMap(({ of }) => seriesLinks(panel, of, all, null, view));
    const values = columns.map((column) => cellText(row, column));
    const title = by.length === 0 ? panelTitle(panel) : by.map((_, at) => groupText(row, at)).join(' · ');
    setMenu({
      mark: {
        title,
        detail: columns.map(({ label }, at) => `${label} ${values[at]}`).join(', '),
        // Queries over the same records lead to the same place.
        links: [...new Map(links.map((link) => [link.href, link])).values()],
        conditions: first ? groupConditions(first.of) : [],
        zoom: null,
        copy: [title, ...values].join('\t'),
      },
      x: place.left - area.left,
      y: place.bottom - area.top,
    });
  }

  return (
    <div ref={frame} className="relative h-full">
      <FiguresTable
        label={`${panelTitle(panel)}, ${rows.length} rows`}
        columns={heads}
        rows={sorted.length}
        isBare={height < BARE_BELOW_PX}
        cell={(index, { id }) => {
          const row = sorted[index];
          const column = columns.find((one) => one.id === id);
          if (!row) return { text: '' };
          if (!column) return { text: groupText(row, Math.max(0, by.indexOf(id.replace(/^field /, '')))) };
          const value = cellValue(row, column);
          const text = cellText(row, column);
          const reached = reachedThreshold(value, thresholds);
          if (!reached || column.isBefore) return { text };
          return {
            text,
            node: (
              <span className="inline-flex items-center justify-end gap-1">
                <ToneSign tone={reached.tone} />
                {text}
              </span>
            ),
          };
        }}
        sort={{
          by: sort,
          onSort: (column) =>
            setSort((old) =>
              old?.column !== column
                ? { column, direction: column.startsWith('field ') ? 'ascending' : 'descending' }
                : { column, direction: old.direction === 'ascending' ? 'descending' : 'ascending' },
            ),
        }}
        onRow={open}
      />
      <MarkMenu
        mark={menu?.mark ?? null}
        at={menu ?? { x: 0, y: 0 }}
        returnTo={opener}
        onClose={() => setMenu(null)}
      />
    </div>
  );
}
