import type { RequestContext } from '../contracts/context';
import type { DashboardSummary } from '../contracts/dashboard/dashboard-api';
import { readDashboardHead, trashDashboardRow } from '../store/metadata/dashboards';
import { summaryOf } from './dashboard-summary';
import { noSuchDashboard } from './no-such-dashboard';

/** Takes a dashboard out of the trash; one that is not in it stays. Throws AppError `not_found`. */
export async function restoreDashboard(ctx: RequestContext, id: string): Promise<DashboardSummary> {
  await trashDashboardRow(ctx.tenantId, id, false);
  const head = await readDashboardHead(ctx.tenantId, id);
  if (!head) throw noSuchDashboard();
  return summaryOf(head);
}
