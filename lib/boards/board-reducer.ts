import type { DashboardDocument } from '../contracts/dashboard/dashboard-document';
import type { BoardAction } from './board-action';

/** The dashboard after an action; the very same object where nothing changes. */
export function boardReducer(document: DashboardDocument, action: BoardAction): DashboardDocument {
  const { panels } = document;
  switch (action.type) {
    case 'set':
      return { ...document, ...action.fields };
    case 'addPanel':
      return { ...document, panels: [...panels, action.panel] };
    case 'replacePanel':
      return { ...document, panels: panels.map((one) => (one.id === action.panel.id ? action.panel : one)) };
    case 'removePanel':
      return { ...document, panels: panels.filter(({ id }) => id !== action.id) };
    case 'place': {
      const places = new Map(action.places.map(({ id, at }) => [id, at]));
      return { ...document, panels: panels.map((one) => ({ ...one, at: places.get(one.id) ?? one.at })) };
    }
    case 'replace':
      return action.document;
  }
}
