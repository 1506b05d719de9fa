import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import {
  type DashboardCreateInput,
  type DashboardMapping,
  type DashboardRecord,
  type DashboardSaveInput,
  type DashboardVersion,
  dashboardAttributesSchema,
  dashboardDraftSavedSchema,
  dashboardListSchema,
  dashboardRecordSchema,
  dashboardVersionSchema,
} from '@/lib/contracts/dashboard/dashboard-api';
import type { DashboardDocument } from '@/lib/contracts/dashboard/dashboard-document';
import { apiGet, apiSend } from '@/lib/http/client';
import { editorId } from './editor-id';

const PATH = '/api/dashboards';

function pathOf(id: string): string {
  return `${PATH}/${encodeURIComponent(id)}`;
}

/** A dashboard with this editor's draft of it. Not asked for again on its own: the page holds what was made of it. */
export function dashboardQuery(id: string) {
  return queryOptions({
    queryKey: ['dashboard', id],
    queryFn: ({ signal }) => apiGet(pathOf(id), { editor: editorId() }, dashboardRecordSchema, signal),
    staleTime: 0,
    gcTime: 0,
  });
}

export const dashboardListQuery = queryOptions({
  queryKey: ['dashboards'],
  queryFn: ({ signal }) => apiGet(PATH, { editor: editorId() }, dashboardListSchema, signal),
});

/** Which attributes a dashboard needs, and whether the last day has them. */
export function attributesQuery(id: string) {
  return queryOptions({
    queryKey: ['dashboard', id, 'attributes'],
    queryFn: ({ signal }) => apiGet(`${pathOf(id)}/attributes`, {}, dashboardAttributesSchema, signal),
    staleTime: 60_000,
  });
}

export function createDashboard(input: DashboardCreateInput): Promise<DashboardRecord> {
  return apiSend('POST', PATH, { ...input, savedBy: editorId() }, dashboardRecordSchema);
}

/** Throws ApiFailure `conflict` when somebody else saved since `baseVersion`. Drops this editor's draft. */
export function saveDashboard(
  id: string,
  input: Omit<DashboardSaveInput, 'editor'>,
): Promise<DashboardRecord> {
  return apiSend('PUT', pathOf(id), { ...input, editor: editorId() }, dashboardRecordSchema);
}

/** To the trash. */
export async function deleteDashboard(id: string): Promise<void> {
  await apiSend('DELETE', pathOf(id), undefined, z.unknown());
}

/** Out of the trash. */
export async function restoreDashboard(id: string): Promise<void> {
  await apiSend('POST', `${pathOf(id)}/restore`, undefined, z.unknown());
}

/** Tells that it was opened, for the list of recent ones. */
export async function dashboardOpened(id: string): Promise<void> {
  await apiSend('POST', `${pathOf(id)}/opened`, { editor: editorId() }, z.unknown());
}

/** @param seen when the draft that this one replaces was kept; null: there was none. Throws `conflict` for another */
export async function keepDraft(
  id: string,
  draft: { document: DashboardDocument; baseVersion: number; seen: string | null },
): Promise<string> {
  const body = { ...draft, editor: editorId() };
  return (await apiSend('PUT', `${pathOf(id)}/draft`, body, dashboardDraftSavedSchema)).updatedAt;
}

export async function dropDraft(id: string): Promise<void> {
  await apiSend('DELETE', `${pathOf(id)}/draft?editor=${editorId()}`, undefined, z.unknown());
}

export function readVersion(id: string, version: number): Promise<DashboardVersion> {
  return apiGet(`${pathOf(id)}/versions/${version}`, {}, dashboardVersionSchema);
}

/** Reads fields under other names in a ready-made dashboard from now on. */
export function saveMapping(id: string, mapping: DashboardMapping): Promise<DashboardRecord> {
  return apiSend('PUT', `${pathOf(id)}/mapping`, { mapping }, dashboardRecordSchema);
}
