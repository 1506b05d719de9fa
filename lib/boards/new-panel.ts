import type { Panel, PanelKind, PanelOf, PanelPlace } from '../contracts/dashboard/panel';
import type { PanelQuery, PanelSource } from '../contracts/dashboard/panel-query';

/** Columns and rows that a panel of that kind begins with. */
export const PANEL_SIZES: Readonly<Record<PanelKind, { w: number; h: number }>> = {
  timeseries: { w: 6, h: 8 },
  number: { w: 3, h: 4 },
  top: { w: 4, h: 8 },
  table: { w: 6, h: 8 },
  logs: { w: 12, h: 9 },
  traces: { w: 12, h: 9 },
  heatmap: { w: 6, h: 8 },
  percentiles: { w: 6, h: 8 },
  map: { w: 6, h: 10 },
  text: { w: 4, h: 4 },
};

/** A query that counts all records of a source. */
export function newQuery(name: string, source: PanelSource = 'logs'): PanelQuery {
  return {
    name,
    label: '',
    records: { source, q: '', savedId: null },
    measure: { fn: 'count' },
    by: [],
    top: { size: 10, order: 'most', other: true },
    stepMs: null,
    compare: null,
    format: null,
    hidden: false,
  };
}

/** A panel of that kind that shows something on any store; its title is empty. */
export function newPanel<Kind extends PanelKind>(kind: Kind, id: string, at: PanelPlace): PanelOf<Kind>;
export function newPanel(kind: PanelKind, id: string, at: PanelPlace): Panel {
  const frame = { id, title: '', description: '', at, links: [] };
  const format = { unit: 'none' as const, suffix: '', decimals: null };
  const axis = { label: '', min: null, max: null, scale: 'linear' as const };
  const asked = { queries: [newQuery('a')], formulas: [], format, thresholds: [] };
  const durations = { records: { source: 'spans' as const, q: '', savedId: null }, field: 'duration' };
  switch (kind) {
    case 'timeseries':
      return { ...frame, ...asked, kind, draw: 'lines', axis, legend: { shown: true, values: [] } };
    case 'number':
      return { ...frame, ...asked, kind, trend: true };
    case 'top':
    case 'table':
      return { ...frame, ...asked, kind, queries: [{ ...newQuery('a'), by: ['service'] }] };
    case 'logs':
      return {
        ...frame,
        kind,
        records: { source: 'logs', q: '', savedId: null },
        columns: [],
        order: 'newest',
      };
    case 'traces':
      return { ...frame, kind, records: { source: 'spans', q: '', savedId: null }, sort: 'newest' };
    case 'heatmap':
      return { ...frame, ...durations, kind, scale: 'log', format: { ...format, unit: 'ns' } };
    case 'percentiles':
      return { ...frame, ...durations, kind, shares: [50, 95, 99], axis, format: { ...format, unit: 'ns' } };
    case 'map':
      return { ...frame, kind, service: null, depth: 3 };
    case 'text':
      return { ...frame, kind, markdown: '' };
  }
}
