import type { RequestContext } from '../contracts/context';
import { purgeDashboardRow, trashDashboardRow } from '../store/metadata/dashboards';
import { noSuchDashboard, readyMadeIsFixed } from './no-such-dashboard';
import { readyBoard } from './ready-board';

/** Puts a dashboard into the trash, or out of the trash for good; its shared links stop working. Throws AppError `not_found`. */
export async function deleteDashboard(
  ctx: RequestContext,
  id: string,
  { forever = false }: { forever?: boolean | undefined } = {},
): Promise<void> {
  if (readyBoard(id)) throw readyMadeIsFixed('it cannot be deleted');
  const isDone = forever
    ? await purgeDashboardRow(ctx.tenantId, id)
    : await trashDashboardRow(ctx.tenantId, id, true);
  if (!isDone) throw noSuchDashboard();
}
