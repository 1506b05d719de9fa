import type { DashboardSummary } from '../contracts/dashboard/dashboard-api';
import type { DashboardHead } from '../store/metadata/dashboards';

/** A dashboard in a list, without when it was opened. */
export function summaryOf(head: DashboardHead): DashboardSummary {
  const { id, name, description, folder, tags, pinned, version, panels } = head;
  return {
    id,
    name,
    description,
    folder,
    tags,
    pinned,
    builtIn: false,
    version,
    panels,
    createdAt: head.createdAt.toISOString(),
    updatedAt: head.updatedAt.toISOString(),
    openedAt: null,
    deletedAt: head.deletedAt?.toISOString() ?? null,
  };
}
