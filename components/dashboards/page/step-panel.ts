import { movePanel, resizePanel } from '@/lib/boards/move-panel';
import type { Panel, PanelPlace } from '@/lib/contracts/dashboard/panel';
import type { GridStep } from './grid-step';
import type { PanelPlaces } from './panel-places';

/**
 * All places after a step of the keyboard; null: there is no further. A panel cannot hang in the air, so a step up or
 * down goes on over its neighbours until the panel comes to lie somewhere else.
 */
export function stepPanel(
  panels: readonly Pick<Panel, 'id' | 'at'>[],
  id: string,
  { does, dx, dy }: GridStep,
): PanelPlaces | null {
  const before = panels.find((panel) => panel.id === id)?.at;
  if (!before) return null;
  const furthest = does === 'resize' || dy === 0 ? 1 : Math.max(...panels.map(({ at }) => at.y + at.h));
  for (let cells = 1; cells <= furthest; cells++) {
    const after =
      does === 'move'
        ? movePanel(panels, id, { x: dx * cells, y: dy * cells })
        : resizePanel(panels, id, { w: dx, h: dy });
    const at = after.find((panel) => panel.id === id)?.at;
    if (at && !isSame(at, before)) return new Map(after.map((panel) => [panel.id, panel.at]));
  }
  return null;
}

function isSame(a: PanelPlace, b: PanelPlace): boolean {
  return a.x === b.x && a.y === b.y && a.w === b.w && a.h === b.h;
}
