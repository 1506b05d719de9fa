import { writeDashboard } from '@/lib/boards/write-dashboard';
import type { DashboardDocument } from '@/lib/contracts/dashboard/dashboard-document';
import { saveJson } from './save-json';

/** Lets the browser save a dashboard in the format that can be imported again. */
export function exportDashboard(document: DashboardDocument): void {
  saveJson(`${fileNameOf(document.name)}.dashboard.json`, writeDashboard(document));
}

/** A name that every file system takes. */
export function fileNameOf(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._ -]+/gu, '-')
    .replace(/^[.\s-]+|[.\s-]+$/g, '')
    .slice(0, 80);
  return plain === '' ? 'dashboard' : plain;
}
