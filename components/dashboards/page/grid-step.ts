import { GRID_COLUMNS, type PanelPlace } from '@/lib/contracts/dashboard/panel';

/** What an arrow key does to a panel: a cell further, or (with Shift) a cell larger or smaller. */
export interface GridStep {
  does: 'move' | 'resize';
  dx: -1 | 0 | 1;
  dy: -1 | 0 | 1;
}

const ARROWS: Readonly<Record<string, Pick<GridStep, 'dx' | 'dy'>>> = {
  ArrowLeft: { dx: -1, dy: 0 },
  ArrowRight: { dx: 1, dy: 0 },
  ArrowUp: { dx: 0, dy: -1 },
  ArrowDown: { dx: 0, dy: 1 },
};

/** The step that a key asks for; null: none, and the key stays the browser's. */
export function gridStepOf(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>,
): GridStep | null {
  const arrow = Object.hasOwn(ARROWS, event.key) ? ARROWS[event.key] : undefined;
  if (!arrow || event.altKey || event.ctrlKey || event.metaKey) return null;
  return { does: event.shiftKey ? 'resize' : 'move', ...arrow };
}

/** A panel's place as it is read aloud. */
export function sayPlace(title: string, { x, y, w, h }: PanelPlace): string {
  const columns = w === 1 ? `column ${x + 1}` : `columns ${x + 1} to ${x + w}`;
  return `${title}: ${columns} of ${GRID_COLUMNS}, row ${y + 1}, ${h} ${h === 1 ? 'row' : 'rows'} high`;
}
