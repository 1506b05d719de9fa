import { timingSafeEqual } from 'node:crypto';
import type { RequestContext } from '../contracts/context';
import type { ShareAllow } from '../contracts/dashboard/share-api';
import { AppError } from '../errors';
import { readShareByHash } from '../store/metadata/dashboard-shares';
import { shareTokenHash } from './share-token';

/** What whoever has a link may do: read this dashboard of this tenant, and nothing else. */
export interface SharedContext {
  /** For the verbs that read the dashboard and ask what it asks. */
  ctx: RequestContext;
  shareId: string;
  dashboardId: string;
  allow: ShareAllow;
  expiresAt: Date | null;
}

/** Says what a token allows. Throws AppError `not_found`, the same for unknown, revoked and expired ones. */
export async function openShare(
  token: string,
  request: Pick<RequestContext, 'requestId' | 'signal'>,
): Promise<SharedContext> {
  const hash = shareTokenHash(token);
  const row = hash && (await readShareByHash(hash));
  if (!row || !timingSafeEqual(row.tokenHash, hash)) throw noSuchShare();
  return {
    ctx: { ...request, tenantId: row.tenantId },
    shareId: row.id,
    dashboardId: row.dashboardId,
    allow: { time: row.allowTime, variables: row.allowVariables },
    expiresAt: row.expiresAt,
  };
}

export function noSuchShare(): AppError {
  return new AppError(
    'not_found',
    'This link leads to no dashboard. It may have been revoked, or its time is over: ask who sent it.',
  );
}
