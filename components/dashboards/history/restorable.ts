import type { DashboardDocument } from '@/lib/contracts/dashboard/dashboard-document';

/** A dashboard whose older versions can be restored. */
export interface Restorable {
  dashboardId: string;
  /** What the page shows and nobody has saved; null: everything is saved. Kept as a version before one is restored. */
  unsaved: DashboardDocument | null;
  /** Saved on the server already, as the newest version: the page takes it as it is, drops its draft and is clean. */
  onRestored: (restored: { document: DashboardDocument; version: number }) => void;
}
