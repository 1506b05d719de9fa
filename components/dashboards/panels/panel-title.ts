import type { Panel, PanelKind } from '@/lib/contracts/dashboard/panel';

const KINDS: Record<PanelKind, string> = {
  timeseries: 'Chart over time',
  number: 'Number',
  top: 'Top list',
  table: 'Table',
  logs: 'Logs',
  traces: 'Traces',
  heatmap: 'Heatmap',
  percentiles: 'Percentiles',
  map: 'Service map',
  text: 'Text',
};

/** How a panel is called in sentences and file names. */
export function panelTitle({ title, kind }: Pick<Panel, 'title' | 'kind'>): string {
  return title.trim() === '' ? KINDS[kind] : title.trim();
}
