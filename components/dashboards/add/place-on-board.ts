import { PANEL_SIZES } from '@/lib/boards/new-panel';
import { placePanel } from '@/lib/boards/place-panel';
import { type DashboardDocument, MAX_PANELS } from '@/lib/contracts/dashboard/dashboard-document';
import type { Panel } from '@/lib/contracts/dashboard/panel';

/** The dashboard with one panel more, in the first free place, under an id of its own. Null: it is full. */
export function placeOnBoard(
  document: DashboardDocument,
  panel: Panel,
): { document: DashboardDocument; panelId: string } | null {
  const { panels } = document;
  if (panels.length >= MAX_PANELS) return null;
  const id = freeId(panels);
  const at = placePanel(
    panels.map((one) => one.at),
    PANEL_SIZES[panel.kind],
  );
  return { document: { ...document, panels: [...panels, { ...panel, id, at }] }, panelId: id };
}

function freeId(panels: readonly Panel[]): string {
  let number = panels.length + 1;
  while (panels.some(({ id }) => id === `p${number}`)) number++;
  return `p${number}`;
}
