import { savedRecords } from '../boards/saved-records';
import type { RequestContext } from '../contracts/context';
import type { DashboardRecord } from '../contracts/dashboard/dashboard-api';
import type { DashboardDocument } from '../contracts/dashboard/dashboard-document';
import type { Panel } from '../contracts/dashboard/panel';
import { readSavedQueriesById } from '../store/metadata/saved-queries';

/** The saved queries that panels of these documents name, as they are now; those that are gone have no text. */
export async function savedTexts(
  ctx: RequestContext,
  documents: readonly DashboardDocument[],
): Promise<DashboardRecord['saved']> {
  const ids = new Set(documents.flatMap(({ panels }) => panels.flatMap(savedIds)));
  if (ids.size === 0) return {};
  const found = await readSavedQueriesById(ctx.tenantId, [...ids]);
  const byId = new Map(found.map((saved) => [saved.id, saved]));
  return Object.fromEntries(
    [...ids].map((id) => {
      const saved = byId.get(id);
      return [id, saved ? { name: saved.name, path: saved.path, q: savedRecords(saved)?.q ?? null } : GONE];
    }),
  );
}

const GONE = { name: '', path: '', q: null };

function savedIds(panel: Panel): string[] {
  const records =
    'queries' in panel
      ? panel.queries.map((query) => query.records)
      : 'records' in panel
        ? [panel.records]
        : [];
  return records.flatMap(({ savedId }) => (savedId === null ? [] : [savedId]));
}
