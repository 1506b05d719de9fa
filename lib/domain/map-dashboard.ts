import type { RequestContext } from '../contracts/context';
import type { DashboardMapping, DashboardRecord } from '../contracts/dashboard/dashboard-api';
import { AppError } from '../errors';
import { readDashboardHead } from '../store/metadata/dashboards';
import { saveReadyChoice } from '../store/metadata/ready-dashboards';
import { getDashboard } from './get-dashboard';
import { noSuchDashboard } from './no-such-dashboard';
import { readyBoard } from './ready-board';

/** Reads a ready-made dashboard's fields under other names from now on. Throws AppError `not_found`, `bad_request`. */
export async function mapDashboard(
  ctx: RequestContext,
  id: string,
  mapping: DashboardMapping,
): Promise<DashboardRecord> {
  if (!readyBoard(id)) {
    if (!(await readDashboardHead(ctx.tenantId, id))) throw noSuchDashboard();
    throw new AppError('bad_request', 'Fields of a dashboard of your own are renamed in it, not mapped.');
  }
  await saveReadyChoice(ctx.tenantId, id, { mapping: JSON.stringify(mapping) });
  return await getDashboard(ctx, id);
}
