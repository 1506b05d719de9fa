import type { BoardAction } from '@/lib/boards/board-action';
import { closeUp } from '@/lib/boards/move-panel';
import { placePanel } from '@/lib/boards/place-panel';
import type { DashboardDocument } from '@/lib/contracts/dashboard/dashboard-document';
import type { Panel } from '@/lib/contracts/dashboard/panel';

/** One panel more, at the first free place of its size. */
export function addPanel({ panels }: DashboardDocument, panel: Panel): BoardAction[] {
  const taken = panels.map(({ at }) => at);
  return [{ type: 'addPanel', panel: { ...panel, at: placePanel(taken, panel.at) } }];
}

/** Another panel in the place of the one of the same id. */
export function changePanel({ panels }: DashboardDocument, panel: Panel): BoardAction[] {
  const before = panels.find(({ id }) => id === panel.id);
  return before ? [{ type: 'replacePanel', panel: { ...panel, at: before.at } }] : [];
}

/** One panel less; those below it move up. */
export function removePanel({ panels }: DashboardDocument, id: string): BoardAction[] {
  const left = panels.filter((panel) => panel.id !== id);
  return [
    { type: 'removePanel', id },
    { type: 'place', places: closeUp(left) },
  ];
}

/** A deleted panel back at its place; what is there by now makes room. */
export function bringPanelBack({ panels }: DashboardDocument, panel: Panel): BoardAction[] {
  if (panels.some(({ id }) => id === panel.id)) return [];
  return [
    { type: 'addPanel', panel },
    { type: 'place', places: closeUp([...panels, panel], panel.id) },
  ];
}

/** An id that no panel of the dashboard has. */
export function freePanelId({ panels }: DashboardDocument): string {
  for (let number = panels.length + 1; ; number++) {
    const id = `p${number}`;
    if (!panels.some((panel) => panel.id === id)) return id;
  }
}
