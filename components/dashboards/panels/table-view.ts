import type { PanelKind } from '@/lib/contracts/dashboard/panel';

const WITHOUT: ReadonlySet<PanelKind> = new Set(['text', 'table', 'logs', 'traces']);

/** Whether a kind of panel is a picture that can stand as a table as well. */
export function hasTableView(kind: PanelKind): boolean {
  return !WITHOUT.has(kind);
}
