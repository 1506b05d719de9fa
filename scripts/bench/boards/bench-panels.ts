import { emptyDashboard } from '../../../lib/boards/empty-dashboard';
import { newPanel, newQuery } from '../../../lib/boards/new-panel';
import type { DashboardDocument } from '../../../lib/contracts/dashboard/dashboard-document';
import type { Panel } from '../../../lib/contracts/dashboard/panel';
import type { Measure, PanelQuery } from '../../../lib/contracts/dashboard/panel-query';

/** A panel of the bench, and what a person would write in SQL for the same figures, over `t` and without a time range. */
export interface BenchPanel {
  panel: Panel;
  sql: { select: string; where: string; by: string };
}

const number = (field: string) =>
  `CASE WHEN jsonb_typeof(t.attributes->'${field}') = 'number' THEN (t.attributes->>'${field}')::float8 END`;
const text = (field: string) => `t.attributes->>'${field}'`;
const HOUR = 't.time_ns / 3600000000000';
const ERROR = 't.severity BETWEEN 17 AND 20';
const MS = 'duration_ms';
const COUNT: Measure = { fn: 'count' };
const of = (fn: Exclude<Measure['fn'], 'count' | 'rate'>, field: string): Measure => ({ fn, field });

type Asked = Partial<Omit<PanelQuery, 'name' | 'records'>> & { q?: string };
type Sql = BenchPanel['sql'];

const panels: BenchPanel[] = [];
const place = () => ({ x: (panels.length % 4) * 3, y: Math.floor(panels.length / 4) * 6, w: 3, h: 6 });

function add(title: string, kind: 'timeseries' | 'number' | 'top' | 'table', asked: Asked, sql: Sql): void {
  const { q = '', ...query } = asked;
  const queries = [{ ...newQuery('a'), ...query, records: { source: 'logs' as const, q, savedId: null } }];
  const panel = { ...newPanel(kind, `p${panels.length}`, place()), title, queries };
  panels.push({ panel: panel as Panel, sql });
}

/** Twenty panels of one board over a week of logs, of the kinds that people have: counts, groups, percentiles, needles. */
add('Logs over time', 'timeseries', {}, { select: 'count(*)', where: 'TRUE', by: HOUR });
add(
  'Logs by level',
  'timeseries',
  { by: ['level'] },
  { select: 'count(*)', where: 'TRUE', by: `${HOUR}, t.severity` },
);
add(
  'Logs by service',
  'timeseries',
  { by: ['service'] },
  { select: 'count(*)', where: 'TRUE', by: `${HOUR}, t.service_id` },
);
add(
  'Errors',
  'number',
  { q: 'level:ERROR', compare: 'previous' },
  { select: 'count(*)', where: ERROR, by: HOUR },
);
add(
  'Errors by service',
  'top',
  { q: 'level:ERROR', by: ['service'] },
  { select: 'count(*)', where: ERROR, by: 't.service_id' },
);
add(
  'Errors by type',
  'timeseries',
  { q: 'level:ERROR', by: ['error_type'] },
  { select: 'count(*)', where: ERROR, by: `${HOUR}, ${text('error_type')}` },
);
add(
  'Rate of a service',
  'timeseries',
  { q: 'service:service-03', measure: { fn: 'rate' } },
  {
    select: 'count(*)',
    where: `t.service_id = (SELECT id FROM service WHERE name = 'service-03')`,
    by: HOUR,
  },
);
add(
  'Services',
  'number',
  { measure: of('unique', 'service') },
  { select: 'count(DISTINCT t.service_id)', where: 'TRUE', by: '()' },
);
add(
  'P95 over time',
  'timeseries',
  { measure: of('p95', MS) },
  { select: `percentile_cont(0.95) WITHIN GROUP (ORDER BY ${number(MS)})`, where: 'TRUE', by: HOUR },
);
add(
  'P95 by service',
  'top',
  { measure: of('p95', MS), by: ['service'] },
  {
    select: `percentile_cont(0.95) WITHIN GROUP (ORDER BY ${number(MS)})`,
    where: 'TRUE',
    by: 't.service_id',
  },
);
add(
  'Mean by model',
  'timeseries',
  { measure: of('avg', MS), by: ['model_version'] },
  { select: `avg(${number(MS)})`, where: 'TRUE', by: `${HOUR}, ${text('model_version')}` },
);
add(
  'Slowest by host',
  'table',
  { measure: of('max', MS), by: ['host.name'] },
  {
    select: `max(${number(MS)})`,
    where: 'TRUE',
    by: '(SELECT s.resource FROM stream s WHERE s.id = t.stream_id)',
  },
);
add(
  'Status by service',
  'table',
  { by: ['service', 'http.response.status_code'] },
  { select: 'count(*)', where: 'TRUE', by: `t.service_id, ${text('http.response.status_code')}` },
);
add(
  'Failures over time',
  'timeseries',
  { q: 'http.response.status_code:500', by: ['service'], compare: 'day' },
  { select: 'count(*)', where: `${text('http.response.status_code')} = '500'`, by: `${HOUR}, t.service_id` },
);
add(
  'Lots',
  'top',
  { q: 'wafer_lot:*', by: ['wafer_lot'] },
  { select: 'count(*)', where: `t.attributes ? 'wafer_lot'`, by: text('wafer_lot') },
);
add(
  'Users',
  'number',
  { measure: of('unique', 'user_id') },
  { select: `count(DISTINCT ${text('user_id')})`, where: 'TRUE', by: '()' },
);
add(
  'One user',
  'timeseries',
  { q: 'user_id:U-4711' },
  { select: 'count(*)', where: `${text('user_id')} = 'U-4711'`, by: HOUR },
);
add(
  'Sum of warnings',
  'number',
  { q: 'level:WARN', measure: of('sum', MS) },
  { select: `sum(${number(MS)})`, where: 't.severity BETWEEN 13 AND 16', by: HOUR },
);
add(
  'Zones of a cell',
  'timeseries',
  { q: 'cell:c3', measure: COUNT, by: ['zone'] },
  { select: 'count(*)', where: `${text('cell')} = 'c3'`, by: `${HOUR}, ${text('zone')}` },
);
panels.push({
  panel: {
    ...newPanel('heatmap', `p${panels.length}`, place()),
    title: 'Durations',
    records: { source: 'logs', q: '', savedId: null },
    field: MS,
  },
  sql: {
    select: 'count(*)',
    where: `${number(MS)} > 0`,
    by: `${HOUR}, floor(log(greatest(${number(MS)}, 1e-9)) * 8)`,
  },
});

export const BENCH_PANELS: readonly BenchPanel[] = panels;

/** The board of all of them over a range. */
export function benchBoard(time: DashboardDocument['time']): DashboardDocument {
  return {
    ...emptyDashboard('Bench'),
    time,
    refreshSeconds: null,
    panels: BENCH_PANELS.map(({ panel }) => panel),
  };
}
