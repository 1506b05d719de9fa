import type { RequestContext } from '../contracts/context';
import type { DashboardPatch, DashboardSummary } from '../contracts/dashboard/dashboard-api';
import { AppError } from '../errors';
import { readDashboardHead, updateDashboardPlace } from '../store/metadata/dashboards';
import { saveReadyChoice } from '../store/metadata/ready-dashboards';
import { summaryOf } from './dashboard-summary';
import { readySummaries } from './list-dashboards';
import { noSuchDashboard, readyMadeIsFixed } from './no-such-dashboard';
import { readyBoard } from './ready-board';
import { placeWords } from './search-text';

const TRIES = 5;

/** Moves, tags or pins a dashboard, which makes no version. Throws AppError `not_found`; `forbidden` for ready-made ones. */
export async function patchDashboard(
  ctx: RequestContext,
  id: string,
  patch: DashboardPatch,
): Promise<DashboardSummary> {
  if (readyBoard(id)) return await patchReady(ctx, id, patch);
  for (let tries = 0; tries < TRIES; tries++) {
    const head = await readDashboardHead(ctx.tenantId, id);
    if (!head || head.deletedAt) throw noSuchDashboard();
    const { folder, tags } = head;
    const words = placeWords(patch.folder ?? folder, patch.tags ?? tags);
    if (!(await updateDashboardPlace(ctx.tenantId, id, patch, { folder, tags, placeWords: words }))) continue;
    return summaryOf({ ...head, ...definedOf(patch) });
  }
  throw new AppError('conflict', 'Others move this dashboard too. Try again.');
}

async function patchReady(ctx: RequestContext, id: string, patch: DashboardPatch): Promise<DashboardSummary> {
  if (patch.folder !== undefined || patch.tags !== undefined)
    throw readyMadeIsFixed('it cannot be moved or tagged');
  if (patch.pinned !== undefined) await saveReadyChoice(ctx.tenantId, id, { pinned: patch.pinned });
  const summary = (await readySummaries(ctx)).find((one) => one.id === id);
  if (!summary) throw noSuchDashboard();
  return summary;
}

function definedOf({ folder, tags, pinned }: DashboardPatch) {
  return {
    ...(folder === undefined ? {} : { folder }),
    ...(tags === undefined ? {} : { tags }),
    ...(pinned === undefined ? {} : { pinned }),
  };
}
