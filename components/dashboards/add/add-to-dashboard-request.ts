import { emptyDashboard } from '@/lib/boards/empty-dashboard';
import { type DashboardRecord, dashboardRecordSchema } from '@/lib/contracts/dashboard/dashboard-api';
import { MAX_PANELS } from '@/lib/contracts/dashboard/dashboard-document';
import type { Panel } from '@/lib/contracts/dashboard/panel';
import { ApiFailure } from '@/lib/http/api-failure';
import { apiGet, apiSend } from '@/lib/http/client';
import { createDashboard, keepDraft } from '../page/dashboard-requests';
import { editorId } from '../page/editor-id';
import { placeOnBoard } from './place-on-board';

/** Others may save in between, but hardly so often. */
const TRIES = 5;

export interface AddedPanel {
  dashboardId: string;
  name: string;
  panelId: string;
}

/**
 * Puts the panel on the newest version of the dashboard: where somebody else saved in between, on theirs. An unsaved draft
 * of this browser gets it too. Throws ApiFailure.
 */
export async function addToDashboard(id: string, panel: Panel): Promise<AddedPanel> {
  const path = `/api/dashboards/${encodeURIComponent(id)}`;
  for (let left = TRIES; ; left--) {
    const record = await apiGet(path, { editor: editorId() }, dashboardRecordSchema);
    const placed = placeOnBoard(record.document, panel);
    if (placed === null) throw fullBoard(record.document.name);
    const { document, panelId } = placed;
    try {
      // Without `editor`: that would drop the draft.
      const saved = await apiSend(
        'PUT',
        path,
        { document, baseVersion: record.version, note: `Added “${panel.title}”` },
        dashboardRecordSchema,
      );
      await addToDraft(record, saved.version, panel);
      return { dashboardId: id, name: document.name, panelId };
    } catch (error) {
      if (!(error instanceof ApiFailure) || error.code !== 'conflict' || left <= 1) throw error;
    }
  }
}

/** A new dashboard with that one panel. */
export async function addToNewDashboard(
  name: string,
  panel: Panel,
  { from, to }: { from: string; to: string },
): Promise<AddedPanel> {
  const placed = placeOnBoard({ ...emptyDashboard(name), time: { from, to } }, panel);
  if (placed === null) throw fullBoard(name);
  const record = await createDashboard({ document: placed.document });
  return { dashboardId: record.id, name, panelId: placed.panelId };
}

/** A draft of the version before is now one of the new version, with the panel; of an older one it meets it when saved. */
async function addToDraft(before: DashboardRecord, version: number, panel: Panel): Promise<void> {
  const { draft } = before;
  if (draft === null || draft.baseVersion !== before.version) return;
  const placed = placeOnBoard(draft.document, panel);
  if (placed === null) return;
  await keepDraft(before.id, {
    document: placed.document,
    baseVersion: version,
    seen: draft.updatedAt,
    // Changed since in another tab: that one is told of the new version when it is saved.
  }).catch(() => undefined);
}

function fullBoard(name: string): Error {
  return new Error(`“${name}” has ${MAX_PANELS} panels already. Choose another dashboard, or a new one.`);
}
