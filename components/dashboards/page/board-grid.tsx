'use client';

import { type CSSProperties, type KeyboardEvent, useCallback, useMemo, useState } from 'react';
import { type EventCallback, type LayoutItem, ReactGridLayout } from 'react-grid-layout';
import { fastVerticalCompactor } from 'react-grid-layout/extras';
import './board-grid.css';
import { useElementWidth } from '@/components/charts/use-element-width';
import type { DashboardDocument } from '@/lib/contracts/dashboard/dashboard-document';
import { GRID_COLUMNS, type Panel } from '@/lib/contracts/dashboard/panel';
import { GAP_PX, panelHeightPx, ROW_PX } from './grid-measure';
import { type GridStep, gridStepOf, sayPlace } from './grid-step';
import { PanelBox } from './panel-box';
import { panelName } from './panel-name';
import { gridLayout, inReadingOrder, type PanelPlaces, placesOf } from './panel-places';
import { stepPanel } from './step-panel';
import { useStablePanels } from './use-stable-panels';

export interface ArrangeActions {
  /** All places after one panel was moved or sized; `by` names it. */
  place: (places: PanelPlaces, by: string) => void;
  /** Enter on a panel. */
  edit: (panelId: string) => void;
  /** Delete on a panel. */
  remove: (panelId: string) => void;
}

interface BoardGridProps {
  document: DashboardDocument;
  /** Null: panels stay where they are. */
  arrange: ArrangeActions | null;
}

const GRID = {
  cols: GRID_COLUMNS,
  rowHeight: ROW_PX,
  margin: [GAP_PX, GAP_PX],
  containerPadding: [0, 0],
} as const;
const RESIZE_ON = { enabled: true, handles: ['se'] } as const;
const RESIZE_OFF = { enabled: false } as const;
const DRAG_ON = { enabled: true, handle: '.panel-drag', cancel: '.panel-still', threshold: 3 } as const;
const DRAG_OFF = { enabled: false } as const;
/** As `--paper-width` of the stylesheet. */
const PAPER_PX = 1020;

/** Panels in twelve columns. While arranging they are moved and sized with pointer, finger and keyboard. */
export function BoardGrid({ document, arrange }: BoardGridProps) {
  const [box, width] = useElementWidth<HTMLDivElement>();
  const [said, setSaid] = useState('');
  const stable = useStablePanels(document.panels);
  const layout = useMemo(
    () => fastVerticalCompactor.compact(gridLayout(document.panels), GRID_COLUMNS),
    [document.panels],
  );
  const arranging = arrange !== null;
  const stop = useCallback<EventCallback>(
    (next, before, after) => {
      if (!arrange || !after || isSamePlace(before, after)) return;
      arrange.place(placesOf(fastVerticalCompactor.compact(next, GRID_COLUMNS)), after.i);
    },
    [arrange],
  );

  function step(panel: Panel, by: GridStep): void {
    const next = stepPanel(
      [...placesOf(layout)].map(([id, at]) => ({ id, at })),
      panel.id,
      by,
    );
    const place = next?.get(panel.id);
    if (next) arrange?.place(next, panel.id);
    setSaid(place ? sayPlace(panelName(panel), place) : `${panelName(panel)} cannot go further`);
  }
  function onKeyDown(event: KeyboardEvent, panel: Panel): void {
    if (!arrange || event.target !== event.currentTarget) return;
    const by = gridStepOf(event);
    if (by) step(panel, by);
    else if (event.key === 'Enter') arrange.edit(panel.id);
    else if (event.key === 'Delete' || event.key === 'Backspace') arrange.remove(panel.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  const rows = Math.max(0, ...layout.map(({ y, h }) => y + h));
  const places = placesOf(layout);
  return (
    <div
      ref={box}
      className="board-box"
      // The grid itself takes no other attributes.
      {...(arranging ? { 'data-arranging': '' } : {})}
      style={{ minHeight: rows === 0 ? 0 : panelHeightPx(rows), ...paperSize(width) }}
    >
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      {width === 0 ? null : (
        <ReactGridLayout
          className="board-grid"
          width={width}
          layout={layout}
          gridConfig={GRID}
          dragConfig={arranging ? DRAG_ON : DRAG_OFF}
          resizeConfig={arranging ? RESIZE_ON : RESIZE_OFF}
          compactor={fastVerticalCompactor}
          onDragStop={stop}
          onResizeStop={stop}
        >
          {inReadingOrder(document.panels).map((now) => {
            const at = places.get(now.id) ?? now.at;
            return (
              <div
                key={now.id}
                style={printPlace(at)}
                {...(arranging
                  ? {
                      role: 'group',
                      tabIndex: 0,
                      'aria-roledescription': 'panel',
                      'aria-label': sayPlace(panelName(now), at),
                      'aria-describedby': 'arrange-keys',
                      onKeyDown: (event: KeyboardEvent) => onKeyDown(event, now),
                    }
                  : {})}
                className="rounded-md"
              >
                <PanelBox panel={stable.get(now.id) ?? now} arranging={arranging} />
              </div>
            );
          })}
        </ReactGridLayout>
      )}
    </div>
  );
}

/** Of a grid of so many px on paper. */
function paperSize(width: number): CSSProperties {
  return {
    ['--drawn-width' as string]: `${width}px`,
    ['--paper-zoom' as string]: Math.min(1, PAPER_PX / Math.max(1, width)),
  };
}

/** Where it stands on paper, which the stylesheet lays out by itself. */
function printPlace({ x, y, w, h }: Pick<LayoutItem, 'x' | 'y' | 'w' | 'h'>): CSSProperties {
  return {
    ['--at-column' as string]: `${x + 1} / span ${w}`,
    ['--at-row' as string]: `${y + 1} / span ${h}`,
  };
}

function isSamePlace(a: LayoutItem | null, b: LayoutItem): boolean {
  return a !== null && a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h;
}
