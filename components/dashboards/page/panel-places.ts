import type { LayoutItem } from 'react-grid-layout';
import type { Panel, PanelPlace } from '@/lib/contracts/dashboard/panel';

/** Places by the ids of panels. */
export type PanelPlaces = ReadonlyMap<string, PanelPlace>;

/** The panels as the grid library wants them. */
export function gridLayout(panels: readonly Panel[]): LayoutItem[] {
  return panels.map(({ id, at: { x, y, w, h } }) => ({ i: id, x, y, w, h, minW: 1, minH: 1, maxH: 60 }));
}

/** What the grid library says, as places. */
export function placesOf(layout: readonly LayoutItem[]): PanelPlaces {
  return new Map(layout.map(({ i, x, y, w, h }) => [i, { x, y, w, h }]));
}

/** Panels from top to bottom, in a row from left to right: the order they are read, tabbed and printed in. */
export function inReadingOrder(panels: readonly Panel[]): Panel[] {
  return panels.toSorted((a, b) => a.at.y - b.at.y || a.at.x - b.at.x);
}
