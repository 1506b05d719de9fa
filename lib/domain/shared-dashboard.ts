import type { DashboardRecord } from '../contracts/dashboard/dashboard-api';
import type { SharedDashboard } from '../contracts/dashboard/share-api';
import { AppError } from '../errors';
import { markShareOpened } from '../store/metadata/dashboard-shares';
import { getDashboard } from './get-dashboard';
import { noSuchShare, type SharedContext } from './open-share';

/** What a link shows: the dashboard as it was last saved. Throws AppError `not_found`, also when it is in the trash. */
export async function sharedDashboard(shared: SharedContext): Promise<SharedDashboard> {
  const { document, version, saved } = await readShared(shared);
  await markShareOpened(shared.shareId);
  return {
    document,
    version,
    expiresAt: shared.expiresAt?.toISOString() ?? null,
    allow: shared.allow,
    saved,
  };
}

/** The dashboard behind a link, without anybody's draft. Throws AppError `not_found` as for a link that nobody has. */
export async function readShared({ ctx, dashboardId }: SharedContext): Promise<DashboardRecord> {
  try {
    return await getDashboard(ctx, dashboardId);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') throw noSuchShare();
    throw error;
  }
}
