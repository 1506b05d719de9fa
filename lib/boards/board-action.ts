import type { DashboardDocument } from '../contracts/dashboard/dashboard-document';
import type { Panel, PanelPlace } from '../contracts/dashboard/panel';

/** What is done to a dashboard while it is edited. */
export type BoardAction =
  | { type: 'set'; fields: Partial<Omit<DashboardDocument, 'format' | 'panels'>> }
  | { type: 'addPanel'; panel: Panel }
  /** The panel of the same id. */
  | { type: 'replacePanel'; panel: Panel }
  | { type: 'removePanel'; id: string }
  | { type: 'place'; places: readonly { id: string; at: PanelPlace }[] }
  /** An import, a merge, an old version. */
  | { type: 'replace'; document: DashboardDocument };
