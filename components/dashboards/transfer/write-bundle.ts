import { writeDashboard } from '@/lib/boards/write-dashboard';
import type { DashboardDocument } from '@/lib/contracts/dashboard/dashboard-document';

export interface BundledDashboard {
  document: DashboardDocument;
  folder: string;
  tags: readonly string[];
}

/** Several dashboards with their places as one JSON text, each as it would be written alone. */
export function writeBundle(dashboards: readonly BundledDashboard[]): string {
  const held = dashboards.map(({ document, folder, tags }) => ({
    folder,
    tags,
    document: JSON.parse(writeDashboard(document)) as unknown,
  }));
  return `${JSON.stringify({ dashboards: held }, null, 2)}\n`;
}
