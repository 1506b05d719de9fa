import type { DashboardDocument } from '@/lib/contracts/dashboard/dashboard-document';

/** How a conflict ends. */
export type ConflictResolution =
  /** To be saved over `theirs.version`. */
  | { kind: 'merged'; document: DashboardDocument }
  /** To be saved as a new dashboard; this one stays as they saved it. */
  | { kind: 'copy'; document: DashboardDocument }
  /** To be forgotten: the page shows theirs. */
  | { kind: 'discard' };

export interface Conflict {
  /** The version that both began with. */
  base: DashboardDocument;
  mine: DashboardDocument;
  /** From the details of the 409. */
  theirs: { document: DashboardDocument; version: number; updatedAt: string };
  /** Rejects with what to tell when it could not be saved; the dialog then stays. */
  onResolve: (resolution: ConflictResolution) => Promise<void>;
}
