import { emptyDashboard } from '../lib/boards/empty-dashboard';
import type { DashboardDocument } from '../lib/contracts/dashboard/dashboard-document';

/** A dashboard with one text panel. */
export function testBoard(name: string, markdown = 'Text'): DashboardDocument {
  return {
    ...emptyDashboard(name),
    description: `About ${name}`,
    panels: [
      {
        kind: 'text',
        id: 'notes',
        title: 'Notes',
        description: '',
        at: { x: 0, y: 0, w: 12, h: 4 },
        links: [],
        markdown,
      },
    ],
  };
}
