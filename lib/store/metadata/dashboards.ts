import type { DashboardPatch } from '../../contracts/dashboard/dashboard-api';
import type { Dashboard } from './generated/client';
import { withPrisma } from './prisma';

/** What is kept of a document beside its JSON text. */
export interface DocumentColumns {
  name: string;
  description: string;
  panels: number;
  /** JSON. */
  document: string;
  /** JSON: where words were found. */
  texts: string;
  /** Text form of a tsvector. */
  words: string;
}

export type DashboardRow = Dashboard;
export type DashboardHead = Omit<DashboardRow, 'document' | 'texts'>;

const HEAD = { document: true, texts: true } as const;

/** A tenant's dashboards without their documents: the last saved first, or those in the trash, the last deleted first. */
export async function readDashboardHeads(
  tenantId: number,
  { trash, limit }: { trash: boolean; limit: number },
): Promise<DashboardHead[]> {
  return await withPrisma((client) =>
    client.dashboard.findMany({
      where: { tenantId, deletedAt: trash ? { not: null } : null },
      orderBy: [trash ? { deletedAt: 'desc' } : { updatedAt: 'desc' }, { id: 'asc' }],
      omit: HEAD,
      take: limit,
    }),
  );
}

/** Those of these ids that are outside of the trash, or in it, without their documents. */
export async function readDashboardTexts(
  tenantId: number,
  ids: string[],
  { trash }: { trash: boolean },
): Promise<Omit<DashboardRow, 'document'>[]> {
  return await withPrisma((client) =>
    client.dashboard.findMany({
      where: { tenantId, id: { in: ids }, deletedAt: trash ? { not: null } : null },
      omit: { document: true },
    }),
  );
}

/** Null: there is none, or it is in the trash. */
export async function readDashboardRow(tenantId: number, id: string): Promise<DashboardRow | null> {
  return await withPrisma((client) =>
    client.dashboard.findFirst({ where: { tenantId, id, deletedAt: null } }),
  );
}

/** As `readDashboardRow`, also of one in the trash. */
export async function readDashboardHead(tenantId: number, id: string): Promise<DashboardHead | null> {
  return await withPrisma((client) => client.dashboard.findFirst({ where: { tenantId, id }, omit: HEAD }));
}

/** How many there are outside of the trash. */
export async function countDashboards(tenantId: number): Promise<number> {
  return await withPrisma((client) => client.dashboard.count({ where: { tenantId, deletedAt: null } }));
}

/** Keeps a new dashboard and its first version. */
export async function insertDashboard(
  tenantId: number,
  id: string,
  { name, description, panels, document, texts, words }: DocumentColumns,
  place: { folder: string; tags: string[]; words: string },
  savedBy: string | null,
): Promise<void> {
  await withPrisma(
    (client) => client.$executeRaw`
      WITH made AS (
        INSERT INTO dashboard
          (id, tenant_id, name, description, panels, document, texts, words, folder, tags, place_words)
        VALUES (${id}, ${tenantId}::int, ${name}, ${description}, ${panels}::int, ${document}, ${texts},
          ${words}::tsvector, ${place.folder}, ${place.tags}::text[], ${place.words}::tsvector)
        RETURNING *)
      INSERT INTO dashboard_version (dashboard_id, version, name, panels, document, saved_at, saved_by)
        SELECT id, version, name, panels, document, created_at, ${savedBy}::text FROM made`,
  );
}

/**
 * Saves over `baseVersion`: in one statement, so that of two who save at once one finds it changed. Keeps `kept` versions
 * and drops the editor's draft. @returns the new version; null: another version is there, or none
 */
export async function saveDashboardRow(
  tenantId: number,
  id: string,
  { name, description, panels, document, texts, words }: DocumentColumns,
  how: {
    baseVersion: number;
    note: string;
    editor: string | undefined;
    savedBy: string | null;
    kept: number;
  },
): Promise<number | null> {
  const rows = await withPrisma(
    (client) => client.$queryRaw<{ version: number }[]>`
      WITH saved AS (
        UPDATE dashboard
          SET version = version + 1, name = ${name}, description = ${description}, panels = ${panels}::int,
            document = ${document}, texts = ${texts}, words = ${words}::tsvector,
            updated_at = greatest(now(), updated_at + interval '1 ms')
          WHERE tenant_id = ${tenantId}::int AND id = ${id} AND version = ${how.baseVersion}::int
            AND deleted_at IS NULL
          RETURNING *),
      kept AS (
        INSERT INTO dashboard_version (dashboard_id, version, name, panels, note, document, saved_at, saved_by)
          SELECT id, version, name, panels, ${how.note}, document, updated_at, ${how.savedBy}::text FROM saved),
      pruned AS (
        DELETE FROM dashboard_version v USING saved s
          WHERE v.dashboard_id = s.id AND v.version <= s.version - ${how.kept}::int),
      dropped AS (
        DELETE FROM dashboard_draft d USING saved s
          WHERE d.dashboard_id = s.id AND d.editor = ${how.editor ?? null}::text)
      SELECT version FROM saved`,
  );
  return rows[0]?.version ?? null;
}

/** Moves, tags or pins a dashboard. @param placeWords of the folder and tags that it then has @returns whether it is there */
export async function updateDashboardPlace(
  tenantId: number,
  id: string,
  { folder, tags, pinned }: DashboardPatch,
  expected: { folder: string; tags: string[]; placeWords: string },
): Promise<boolean> {
  const count = await withPrisma(
    (client) => client.$executeRaw`
      UPDATE dashboard
        SET folder = coalesce(${folder ?? null}::text, folder), tags = coalesce(${tags ?? null}::text[], tags),
          pinned = coalesce(${pinned ?? null}::boolean, pinned), place_words = ${expected.placeWords}::tsvector
        WHERE tenant_id = ${tenantId}::int AND id = ${id} AND deleted_at IS NULL
          AND folder = ${expected.folder} AND tags = ${expected.tags}::text[]`,
  );
  return count > 0;
}

/** Into the trash, or out of it. @returns whether it was on the other side */
export async function trashDashboardRow(tenantId: number, id: string, isTrashed: boolean): Promise<boolean> {
  const { count } = await withPrisma((client) =>
    client.dashboard.updateMany({
      where: { tenantId, id, deletedAt: isTrashed ? null : { not: null } },
      data: { deletedAt: isTrashed ? new Date() : null },
    }),
  );
  return count > 0;
}

/** For good, with its versions, drafts and shares; only out of the trash. @returns whether it was there */
export async function purgeDashboardRow(tenantId: number, id: string): Promise<boolean> {
  const gone = await withPrisma(
    (client) => client.$queryRaw<{ id: string }[]>`
      WITH gone AS (
        DELETE FROM dashboard WHERE tenant_id = ${tenantId}::int AND id = ${id} AND deleted_at IS NOT NULL
          RETURNING id, tenant_id),
      shares AS (
        DELETE FROM dashboard_share s USING gone g WHERE s.tenant_id = g.tenant_id AND s.dashboard_id = g.id),
      opened AS (
        DELETE FROM opened_thing o USING gone g
          WHERE o.tenant_id = g.tenant_id AND o.kind = 'dashboard' AND o.thing_id = g.id)
      SELECT id FROM gone`,
  );
  return gone.length > 0;
}
