import type { RequestContext } from '../contracts/context';
import {
  MAX_SHARES,
  type Share,
  type ShareCreate,
  type ShareCreated,
} from '../contracts/dashboard/share-api';
import { AppError } from '../errors';
import { deleteShare, insertShare, readShares, type ShareRow } from '../store/metadata/dashboard-shares';
import { readDashboardHead } from '../store/metadata/dashboards';
import { noSuchDashboard } from './no-such-dashboard';
import { readyBoard } from './ready-board';
import { newShareToken, shareTokenHash } from './share-token';
import { newShortId } from './short-id';

/** The read-only links to a dashboard. Throws AppError `not_found`. */
export async function listShares(ctx: RequestContext, dashboardId: string): Promise<{ shares: Share[] }> {
  await mustBeThere(ctx, dashboardId);
  return { shares: (await readShares(ctx.tenantId, dashboardId)).map(shareOf) };
}

/**
 * Makes a link that anybody may read the dashboard by. Its token is in the answer and nowhere else. Throws AppError
 * `not_found`, `bad_request` when it would have expired already, `conflict` when the dashboard has too many.
 */
export async function createShare(
  ctx: RequestContext,
  dashboardId: string,
  { name, expiresAt, allow }: ShareCreate,
): Promise<ShareCreated> {
  await mustBeThere(ctx, dashboardId);
  const expires = expiresAt === null ? null : new Date(expiresAt);
  if (expires && expires.getTime() <= Date.now())
    throw new AppError('bad_request', 'Wrong body "expiresAt": that time has passed');
  const token = newShareToken();
  const tokenHash = shareTokenHash(token);
  if (!tokenHash) throw new Error('A new token is none.');
  const row = await insertShare(
    {
      id: newShortId(),
      tenantId: ctx.tenantId,
      dashboardId,
      tokenHash,
      name,
      allowTime: allow.time,
      allowVariables: allow.variables,
      expiresAt: expires,
    },
    MAX_SHARES,
  );
  if (row) return { share: shareOf(row), token, path: `/shared/${token}` };
  throw new AppError('conflict', `This dashboard has ${MAX_SHARES} links. Revoke one first.`);
}

/** The link stops working at once. Throws AppError `not_found`. */
export async function revokeShare(ctx: RequestContext, dashboardId: string, id: string): Promise<void> {
  if (await deleteShare(ctx.tenantId, dashboardId, id)) return;
  throw new AppError('not_found', 'There is no such link to this dashboard. It may have been revoked.');
}

async function mustBeThere(ctx: RequestContext, dashboardId: string): Promise<void> {
  if (readyBoard(dashboardId)) return;
  const head = await readDashboardHead(ctx.tenantId, dashboardId);
  if (!head || head.deletedAt) throw noSuchDashboard();
}

function shareOf(row: ShareRow): Share {
  return {
    id: row.id,
    name: row.name,
    allow: { time: row.allowTime, variables: row.allowVariables },
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    openedAt: row.openedAt?.toISOString() ?? null,
  };
}
