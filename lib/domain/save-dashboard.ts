import type { RequestContext } from '../contracts/context';
import {
  type DashboardConflict,
  type DashboardRecord,
  type DashboardSave,
  VERSIONS_KEPT,
} from '../contracts/dashboard/dashboard-api';
import { AppError } from '../errors';
import { deleteDraft } from '../store/metadata/dashboard-drafts';
import { readDashboardRow, saveDashboardRow } from '../store/metadata/dashboards';
import { editorMark } from './editor-mark';
import { getDashboard } from './get-dashboard';
import { noSuchDashboard, readyMadeIsFixed } from './no-such-dashboard';
import { readyBoard } from './ready-board';
import { documentColumns, storedDocument } from './stored-document';

/**
 * Saves a dashboard as its next version. What is there already makes no version, so that a save whose answer was lost can
 * be sent again. Throws AppError `not_found`, `forbidden` for ready-made ones, `conflict` with details of what somebody
 * else saved meanwhile.
 */
export async function saveDashboard(
  ctx: RequestContext,
  id: string,
  { document, baseVersion, note, editor, savedBy }: DashboardSave,
): Promise<DashboardRecord> {
  if (readyBoard(id)) throw readyMadeIsFixed('it cannot be saved');
  const columns = documentColumns(document);
  const before = await readDashboardRow(ctx.tenantId, id);
  if (!before) throw noSuchDashboard();
  if (before.document === columns.document) {
    if (editor !== undefined) await deleteDraft(ctx.tenantId, id, editor);
    return await getDashboard(ctx, id, editor);
  }
  const how = { baseVersion, note, editor, savedBy: editorMark(savedBy ?? editor), kept: VERSIONS_KEPT };
  const version = await saveDashboardRow(ctx.tenantId, id, columns, how);
  if (version !== null) return await getDashboard(ctx, id, editor);
  const now = await readDashboardRow(ctx.tenantId, id);
  if (!now) throw noSuchDashboard();
  const details: DashboardConflict = {
    version: now.version,
    document: storedDocument(now.document),
    updatedAt: now.updatedAt.toISOString(),
  };
  throw new AppError(
    'conflict',
    `Somebody saved version ${now.version} of this dashboard while you changed version ${baseVersion}. Nothing was overwritten.`,
    { details },
  );
}
