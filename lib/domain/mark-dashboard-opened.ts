import type { RequestContext } from '../contracts/context';
import { readDashboardHead } from '../store/metadata/dashboards';
import { markOpened } from '../store/metadata/opened-things';
import { noSuchDashboard } from './no-such-dashboard';
import { readyBoard } from './ready-board';

/** Remembers that a dashboard was opened. Throws AppError `not_found`. */
export async function markDashboardOpened(ctx: RequestContext, id: string, editor = ''): Promise<void> {
  if (!readyBoard(id)) {
    const head = await readDashboardHead(ctx.tenantId, id);
    if (!head || head.deletedAt) throw noSuchDashboard();
  }
  await markOpened(ctx.tenantId, editor, 'dashboard', id);
}
