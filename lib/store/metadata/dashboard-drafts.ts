import type { DashboardDraft } from './generated/client';
import { withPrisma } from './prisma';

export type DashboardDraftRow = DashboardDraft;

export async function readDraft(dashboardId: string, editor: string): Promise<DashboardDraftRow | null> {
  return await withPrisma((client) =>
    client.dashboardDraft.findUnique({ where: { dashboardId_editor: { dashboardId, editor } } }),
  );
}

export interface DraftColumns {
  editor: string;
  baseVersion: number;
  /** JSON. */
  document: string;
}

/**
 * Keeps an editor's draft in place of the one before. @param seen updatedAt of that one; null: there was none; undefined:
 * whichever it is @param most drafts a dashboard has @returns its updatedAt; null: another draft is there, the dashboard is
 * gone, or it has too many
 */
export async function saveDraft(
  tenantId: number,
  dashboardId: string,
  { editor, baseVersion, document }: DraftColumns,
  { seen, most }: { seen: Date | null | undefined; most: number },
): Promise<Date | null> {
  const isAny = seen === undefined;
  const rows = await withPrisma(
    (client) => client.$queryRaw<{ updated_at: Date }[]>`
      INSERT INTO dashboard_draft AS d (dashboard_id, editor, base_version, document)
        SELECT b.id, ${editor}, ${baseVersion}::int, ${document} FROM dashboard b
          WHERE b.tenant_id = ${tenantId}::int AND b.id = ${dashboardId} AND b.deleted_at IS NULL
            AND (EXISTS (SELECT FROM dashboard_draft o WHERE o.dashboard_id = b.id AND o.editor = ${editor})
              OR (SELECT count(*) FROM dashboard_draft o WHERE o.dashboard_id = b.id) < ${most}::int)
        ON CONFLICT (dashboard_id, editor) DO UPDATE
          SET base_version = excluded.base_version, document = excluded.document,
            updated_at = greatest(now(), d.updated_at + interval '1 ms')
          WHERE ${isAny}::boolean OR d.updated_at = ${seen ?? null}::timestamptz
        RETURNING updated_at`,
  );
  return rows[0]?.updated_at ?? null;
}

/** Forgets an editor's draft, if there is one. */
export async function deleteDraft(tenantId: number, dashboardId: string, editor: string): Promise<void> {
  await withPrisma((client) =>
    client.dashboardDraft.deleteMany({ where: { dashboardId, editor, dashboard: { tenantId } } }),
  );
}
