import { dashboardListSchema, dashboardRecordSchema } from '@/lib/contracts/dashboard/dashboard-api';
import { apiGet } from '@/lib/http/client';
import { fileNameOf } from '../transfer/export-dashboard';
import { MAX_IMPORTED } from '../transfer/read-import';
import { saveJson } from '../transfer/save-json';
import { type BundledDashboard, writeBundle } from '../transfer/write-bundle';

/**
 * Lets the browser save all own dashboards of a folder and of those below it as one file; '' is every folder. Resolves
 * with how many. Throws ApiFailure, and an Error where they are more than can be read back at once.
 */
export async function exportFolder(folder: string): Promise<number> {
  const { dashboards } = await apiGet('/api/dashboards', {}, dashboardListSchema);
  const held = dashboards.filter(
    (board) =>
      !board.builtIn && (folder === '' || board.folder === folder || board.folder.startsWith(`${folder}/`)),
  );
  if (held.length > MAX_IMPORTED)
    throw new Error(
      `There are ${held.length}; a file holds ${MAX_IMPORTED} at most. Export folder by folder.`,
    );
  const bundled: BundledDashboard[] = [];
  for (const { id, folder: own, tags } of held) {
    const { document } = await apiGet(`/api/dashboards/${encodeURIComponent(id)}`, {}, dashboardRecordSchema);
    bundled.push({ document, folder: own, tags });
  }
  if (bundled.length > 0)
    saveJson(`${fileNameOf(folder === '' ? 'all' : folder)}.dashboards.json`, writeBundle(bundled));
  return bundled.length;
}

/** A dashboard that is not in the file, and why. */
export interface NotExported<Board> {
  thing: Board;
  message: string;
}

/** Lets the browser save these dashboards as one file, those that can be read. Never rejects. */
export async function exportBoards<Board extends { id: string }>(
  boards: readonly Board[],
): Promise<NotExported<Board>[]> {
  const failed: NotExported<Board>[] = [];
  const bundled: BundledDashboard[] = [];
  for (const [at, board] of boards.entries()) {
    try {
      if (at >= MAX_IMPORTED) throw new Error(`A file holds ${MAX_IMPORTED} at most.`);
      const path = `/api/dashboards/${encodeURIComponent(board.id)}`;
      const { document, folder, tags, builtIn } = await apiGet(path, {}, dashboardRecordSchema);
      // What marks ready-made ones is not true of a copy.
      bundled.push({ document, folder, tags: builtIn ? [] : tags });
    } catch (error) {
      failed.push({ thing: board, message: error instanceof Error ? error.message : String(error) });
    }
  }
  const [only] = bundled;
  if (only)
    saveJson(
      `${fileNameOf(bundled.length === 1 ? only.document.name : `${bundled.length} dashboards`)}.dashboards.json`,
      writeBundle(bundled),
    );
  return failed;
}
