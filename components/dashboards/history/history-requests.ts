import { queryOptions } from '@tanstack/react-query';
import { editorId } from '@/components/dashboards/page/editor-id';
import {
  type DashboardRecord,
  dashboardRecordSchema,
  dashboardVersionSchema,
  dashboardVersionsSchema,
} from '@/lib/contracts/dashboard/dashboard-api';
import type { DashboardDocument } from '@/lib/contracts/dashboard/dashboard-document';
import { apiGet, apiSend } from '@/lib/http/client';

const pathOf = (id: string) => `/api/dashboards/${encodeURIComponent(id)}`;

/** What was saved of a dashboard, the newest first. */
export function versionsQuery(id: string) {
  return queryOptions({
    queryKey: ['dashboard-versions', id],
    queryFn: ({ signal }) =>
      apiGet(`${pathOf(id)}/versions`, { editor: editorId() }, dashboardVersionsSchema, signal),
    // Others save too.
    staleTime: 0,
  });
}

/** A version never changes. */
export function versionQuery(id: string, version: number) {
  return queryOptions({
    queryKey: ['dashboard-versions', id, version],
    queryFn: ({ signal }) => apiGet(`${pathOf(id)}/versions/${version}`, {}, dashboardVersionSchema, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

interface Restoring {
  /** The newest version that the person saw. */
  newest: number;
  restored: { version: number; document: DashboardDocument };
  unsaved: DashboardDocument | null;
}

/**
 * Saves an old version as the newest one; what nobody has saved becomes a version before it, so that nothing is lost.
 * Throws ApiFailure `conflict` when somebody else saved since.
 */
export async function restoreVersion(
  id: string,
  { newest, restored, unsaved }: Restoring,
): Promise<DashboardRecord> {
  const put = (document: DashboardDocument, baseVersion: number, note: string) =>
    apiSend('PUT', pathOf(id), { document, baseVersion, note, savedBy: editorId() }, dashboardRecordSchema);
  const before = unsaved
    ? (await put(unsaved, newest, `Kept before version ${restored.version} was restored`)).version
    : newest;
  return await put(restored.document, before, `Version ${restored.version} restored`);
}
