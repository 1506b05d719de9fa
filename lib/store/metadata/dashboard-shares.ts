import type { DashboardShare } from './generated/client';
import { withPrisma } from './prisma';

export type ShareRow = Omit<DashboardShare, 'tokenHash'>;

const omit = { tokenHash: true } as const;

/** The links to a dashboard, the newest first. */
export async function readShares(tenantId: number, dashboardId: string): Promise<ShareRow[]> {
  return await withPrisma((client) =>
    client.dashboardShare.findMany({
      where: { tenantId, dashboardId },
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      omit,
    }),
  );
}

/** The link of that token, unless it has expired. The one read that is not narrowed by a tenant: it says which. */
export async function readShareByHash(tokenHash: Buffer): Promise<DashboardShare | null> {
  const rows = await withPrisma(
    (client) => client.$queryRaw<{ id: string }[]>`
      SELECT id FROM dashboard_share
        WHERE token_hash = ${tokenHash}::bytea AND (expires_at IS NULL OR expires_at > now())`,
  );
  const [found] = rows;
  if (!found) return null;
  return await withPrisma((client) => client.dashboardShare.findUnique({ where: { id: found.id } }));
}

/** Keeps a link, if the dashboard has fewer than `most`. @returns null: it has not */
export async function insertShare(
  share: Omit<ShareRow, 'createdAt' | 'openedAt'> & { tokenHash: Buffer },
  most: number,
): Promise<ShareRow | null> {
  const { id, tenantId, dashboardId, tokenHash, name, allowTime, allowVariables, expiresAt } = share;
  const count = await withPrisma(
    (client) => client.$executeRaw`
      INSERT INTO dashboard_share
        (id, tenant_id, dashboard_id, token_hash, name, allow_time, allow_variables, expires_at)
        SELECT ${id}, ${tenantId}::int, ${dashboardId}, ${tokenHash}::bytea, ${name}, ${allowTime}::boolean,
          ${allowVariables}::boolean, ${expiresAt}::timestamptz
        WHERE (SELECT count(*) FROM dashboard_share
          WHERE tenant_id = ${tenantId}::int AND dashboard_id = ${dashboardId}) < ${most}::int`,
  );
  if (count === 0) return null;
  return await withPrisma((client) => client.dashboardShare.findUnique({ where: { id }, omit }));
}

/** @returns whether it was there */
export async function deleteShare(tenantId: number, dashboardId: string, id: string): Promise<boolean> {
  const { count } = await withPrisma((client) =>
    client.dashboardShare.deleteMany({ where: { tenantId, dashboardId, id } }),
  );
  return count > 0;
}

/** Remembers that a link was opened, to the minute. */
export async function markShareOpened(id: string): Promise<void> {
  await withPrisma(
    (client) => client.$executeRaw`
      UPDATE dashboard_share SET opened_at = now()
        WHERE id = ${id} AND (opened_at IS NULL OR opened_at < now() - interval '1 minute')`,
  );
}
