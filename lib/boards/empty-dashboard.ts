import { DASHBOARD_FORMAT, type DashboardDocument } from '../contracts/dashboard/dashboard-document';

/** A dashboard without panels, over the last hour, refreshed every half minute. */
export function emptyDashboard(name: string): DashboardDocument {
  return {
    format: DASHBOARD_FORMAT,
    name,
    description: '',
    time: { from: 'now-1h', to: 'now' },
    refreshSeconds: 30,
    variables: [],
    attributes: [],
    panels: [],
  };
}
