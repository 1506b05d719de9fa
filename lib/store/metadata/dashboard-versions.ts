import type { DashboardVersion } from './generated/client';
import { withPrisma } from './prisma';

export type DashboardVersionRow = DashboardVersion;

/** The kept versions of a dashboard without their documents, the newest first. */
export async function readDashboardVersions(
  dashboardId: string,
): Promise<Omit<DashboardVersionRow, 'document'>[]> {
  return await withPrisma((client) =>
    client.dashboardVersion.findMany({
      where: { dashboardId },
      orderBy: { version: 'desc' },
      omit: { document: true },
    }),
  );
}

export async function readDashboardVersion(
  dashboardId: string,
  version: number,
): Promise<DashboardVersionRow | null> {
  return await withPrisma((client) =>
    client.dashboardVersion.findUnique({ where: { dashboardId_version: { dashboardId, version } } }),
  );
}
