import {
  DASHBOARD_FORMAT,
  type DashboardDocument,
  dashboardDocumentSchema,
} from '../contracts/dashboard/dashboard-document';
import { DASHBOARD_MIGRATIONS, type DashboardMigration, migrateDashboard } from './dashboard-migrations';

export interface DocumentProblem {
  /** `panels.2.queries.0.by`; empty: the whole. */
  path: string;
  message: string;
}
export type ReadDashboard = { document: DashboardDocument } | { problems: DocumentProblem[] };

const MOST_PROBLEMS = 50;

/** A dashboard of JSON data of any format there was, or what is wrong with it. Never throws. */
export function readDashboard(
  json: unknown,
  migrations: ReadonlyMap<number, DashboardMigration> = DASHBOARD_MIGRATIONS,
): ReadDashboard {
  const migrated = migrateDashboard(json, DASHBOARD_FORMAT, migrations);
  if ('problem' in migrated) return { problems: [{ path: '', message: migrated.problem }] };
  const parsed = dashboardDocumentSchema.safeParse(migrated.json);
  if (parsed.success) return { document: parsed.data };
  const problems = parsed.error.issues
    .slice(0, MOST_PROBLEMS)
    .map(({ path, message }) => ({ path: path.join('.'), message }));
  return { problems };
}
