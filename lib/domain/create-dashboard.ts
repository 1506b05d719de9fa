import type { RequestContext } from '../contracts/context';
import {
  type DashboardCreate,
  type DashboardRecord,
  MAX_DASHBOARDS,
} from '../contracts/dashboard/dashboard-api';
import { AppError } from '../errors';
import { countDashboards, insertDashboard } from '../store/metadata/dashboards';
import { editorMark } from './editor-mark';
import { getDashboard } from './get-dashboard';
import { placeWords } from './search-text';
import { newShortId } from './short-id';
import { documentColumns } from './stored-document';

/** Keeps a new dashboard. Throws AppError `conflict` when there are 10,000 already. */
export async function createDashboard(
  ctx: RequestContext,
  { document, folder, tags, savedBy }: DashboardCreate,
): Promise<DashboardRecord> {
  const columns = documentColumns(document);
  if ((await countDashboards(ctx.tenantId)) >= MAX_DASHBOARDS)
    throw new AppError('conflict', `There are ${MAX_DASHBOARDS} dashboards. Delete some first.`);
  const id = newShortId();
  const place = { folder, tags, words: placeWords(folder, tags) };
  await insertDashboard(ctx.tenantId, id, columns, place, editorMark(savedBy));
  return await getDashboard(ctx, id);
}
