import { GRID_COLUMNS, type PanelPlace } from '../contracts/dashboard/panel';

/** The first free place of that size, row by row from the top. */
export function placePanel(taken: readonly PanelPlace[], { w, h }: Pick<PanelPlace, 'w' | 'h'>): PanelPlace {
  const width = Math.min(w, GRID_COLUMNS);
  const bottom = Math.max(0, ...taken.map((place) => place.y + place.h));
  for (let y = 0; y < bottom; y++) {
    for (let x = 0; x + width <= GRID_COLUMNS; x++) {
      const place = { x, y, w: width, h };
      if (!taken.some((other) => overlaps(place, other))) return place;
    }
  }
  return { x: 0, y: bottom, w: width, h };
}

/** Whether two places share a cell. */
export function overlaps(a: PanelPlace, b: PanelPlace): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}
