import type { RequestContext } from '../contracts/context';
import {
  type DashboardVersion,
  type DashboardVersions,
  VERSIONS_KEPT,
} from '../contracts/dashboard/dashboard-api';
import { AppError } from '../errors';
import {
  type DashboardVersionRow,
  readDashboardVersion,
  readDashboardVersions,
} from '../store/metadata/dashboard-versions';
import { readDashboardHead } from '../store/metadata/dashboards';
import { shownMark } from './editor-mark';
import { noSuchDashboard } from './no-such-dashboard';
import { readyBoard } from './ready-board';
import { savedTexts } from './saved-texts';
import { storedDocument } from './stored-document';

/**
 * The kept versions of a dashboard, the newest first; a ready-made one has none. Throws AppError `not_found`.
 * @param editor who asks
 */
export async function listDashboardVersions(
  ctx: RequestContext,
  id: string,
  editor?: string,
): Promise<DashboardVersions> {
  if (readyBoard(id)) return { versions: [], kept: VERSIONS_KEPT, removed: 0 };
  await mustBeThere(ctx, id);
  const rows = await readDashboardVersions(id);
  return {
    versions: rows.map((row) => withoutDocument(row, editor)),
    kept: VERSIONS_KEPT,
    removed: Math.max(0, (rows.at(-1)?.version ?? 1) - 1),
  };
}

/** One version with its document. Throws AppError `not_found`. */
export async function getDashboardVersion(
  ctx: RequestContext,
  id: string,
  version: number,
  editor?: string,
): Promise<DashboardVersion> {
  await mustBeThere(ctx, id);
  const row = await readDashboardVersion(id, version);
  if (row) {
    const document = storedDocument(row.document);
    return { ...withoutDocument(row, editor), document, saved: await savedTexts(ctx, [document]) };
  }
  throw new AppError(
    'not_found',
    `There is no version ${version} of this dashboard, or it was removed: the last ${VERSIONS_KEPT} are kept.`,
  );
}

async function mustBeThere(ctx: RequestContext, id: string): Promise<void> {
  const head = await readDashboardHead(ctx.tenantId, id);
  if (!head || head.deletedAt) throw noSuchDashboard();
}

function withoutDocument(row: Omit<DashboardVersionRow, 'document'>, editor: string | undefined) {
  const { version, note, name, panels } = row;
  const savedBy = shownMark(row.savedBy, editor);
  return { version, note, savedAt: row.savedAt.toISOString(), savedBy, name, panels };
}
