import { GRID_COLUMNS, type Panel, type PanelPlace } from '../contracts/dashboard/panel';
import { overlaps } from './place-panel';

type Placed = Pick<Panel, 'id' | 'at'>;
const MAX_ROWS = 60;

/** All places after a panel moved by cells; others make room downwards, and all close up to the top. Out of the grid: unchanged. */
export function movePanel(panels: readonly Placed[], id: string, by: { x: number; y: number }): Placed[] {
  return change(panels, id, (at) => ({ ...at, x: at.x + by.x, y: at.y + by.y }));
}

/** All places after a panel grew or shrank by cells; see `movePanel`. */
export function resizePanel(panels: readonly Placed[], id: string, by: { w: number; h: number }): Placed[] {
  return change(panels, id, (at) => ({ ...at, w: at.w + by.w, h: at.h + by.h }));
}

/** Places closed up to the top in reading order, none over another. */
export function closeUp(panels: readonly Placed[], first?: string): Placed[] {
  const order = [...panels].sort(
    (a, b) =>
      a.at.y - b.at.y ||
      Number(b.id === first) - Number(a.id === first) ||
      a.at.x - b.at.x ||
      (a.id < b.id ? -1 : 1),
  );
  const closed: Placed[] = [];
  for (const { id, at } of order) {
    let y = 0;
    // Below every panel that is placed already and shares a column with it.
    for (const other of closed)
      if (overlaps({ ...at, y: 0, h: 1 }, { ...other.at, y: 0, h: 1 }))
        y = Math.max(y, other.at.y + other.at.h);
    closed.push({ id, at: { ...at, y } });
  }
  return panels.map(({ id, at }) => closed.find((one) => one.id === id) ?? { id, at });
}

function change(panels: readonly Placed[], id: string, edit: (at: PanelPlace) => PanelPlace): Placed[] {
  const same = panels.map((panel) => ({ id: panel.id, at: panel.at }));
  const panel = same.find((one) => one.id === id);
  if (!panel) return same;
  const at = edit(panel.at);
  const fits =
    at.x >= 0 && at.y >= 0 && at.w >= 1 && at.h >= 1 && at.h <= MAX_ROWS && at.x + at.w <= GRID_COLUMNS;
  if (!fits) return same;
  return closeUp(
    same.map((one) => (one.id === id ? { id, at } : one)),
    id,
  );
}
