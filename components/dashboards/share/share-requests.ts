import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import {
  type ShareCreate,
  type ShareCreated,
  shareCreatedSchema,
  sharedDashboardSchema,
  shareListSchema,
} from '@/lib/contracts/dashboard/share-api';
import { apiGet, apiSend } from '@/lib/http/client';
import { serverNowNs } from '@/lib/http/server-clock';

const WATCH_MS = 60_000;

const sharesPath = (dashboardId: string) => `/api/dashboards/${encodeURIComponent(dashboardId)}/shares`;

/** Where a shared dashboard is read. */
export function sharedPath(token: string): string {
  return `/api/shared/${encodeURIComponent(token)}`;
}

export function sharesQuery(dashboardId: string) {
  return queryOptions({
    queryKey: ['shares', dashboardId],
    queryFn: ({ signal }) => apiGet(sharesPath(dashboardId), {}, shareListSchema, signal),
    staleTime: 0,
  });
}

export function createShare(dashboardId: string, share: ShareCreate): Promise<ShareCreated> {
  return apiSend('POST', sharesPath(dashboardId), share, shareCreatedSchema);
}

export async function revokeShare(dashboardId: string, shareId: string): Promise<void> {
  await apiSend(
    'DELETE',
    `${sharesPath(dashboardId)}/${encodeURIComponent(shareId)}`,
    undefined,
    z.unknown(),
  );
}

/** What a link shows; asked again every minute, and when it is over, so that what was saved since is seen. */
export function sharedDashboardQuery(token: string) {
  return queryOptions({
    queryKey: ['shared', token],
    queryFn: ({ signal }) => apiGet(sharedPath(token), {}, sharedDashboardSchema, signal),
    refetchInterval: ({ state: { data } }) => untilNext(data?.expiresAt ?? null),
    refetchIntervalInBackground: false,
  });
}

/** A minute, or until the link is over by the server's clock. */
function untilNext(expiresAt: string | null): number {
  const leftMs = expiresAt === null ? WATCH_MS : Date.parse(expiresAt) - Number(serverNowNs() / 1_000_000n);
  return leftMs > 0 ? Math.min(WATCH_MS, leftMs + 200) : WATCH_MS;
}
