import type { DashboardSummary } from '@/lib/contracts/dashboard/dashboard-api';

/** Dashboards that take a panel: not the ready-made, the last opened first, then the last saved. */
export function boardsToAddTo(dashboards: readonly DashboardSummary[]): DashboardSummary[] {
  return dashboards
    .filter(({ builtIn, deletedAt }) => !builtIn && deletedAt === null)
    .toSorted((a, b) => usedAt(b).localeCompare(usedAt(a)) || a.name.localeCompare(b.name));
}

/** One that was never opened here stands behind all that were. */
function usedAt({ openedAt, updatedAt }: DashboardSummary): string {
  return openedAt === null ? `0 ${updatedAt ?? ''}` : `1 ${openedAt}`;
}
