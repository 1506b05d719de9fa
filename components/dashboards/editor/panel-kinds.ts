import {
  ChartLine,
  FileText,
  Grid3x3,
  Hash,
  List,
  ListOrdered,
  type LucideIcon,
  Network,
  Table2,
  Waves,
  Waypoints,
} from 'lucide-react';
import type { PanelKind } from '@/lib/contracts/dashboard/panel';

/** Kinds of panels in the order they are offered. */
export const PANEL_KINDS: readonly {
  kind: PanelKind;
  title: string;
  short?: string;
  about: string;
  icon: LucideIcon;
}[] = [
  { kind: 'timeseries', title: 'Time series', about: 'Lines, areas or bars over time', icon: ChartLine },
  { kind: 'number', title: 'Number', about: 'One value, large, with its trend', icon: Hash },
  { kind: 'top', title: 'Top list', about: 'The largest groups as bars', icon: ListOrdered },
  { kind: 'table', title: 'Table', about: 'A row a group, a column a query', icon: Table2 },
  { kind: 'heatmap', title: 'Heatmap', about: 'How often values occur, over time', icon: Grid3x3 },
  { kind: 'percentiles', title: 'Percentiles', about: 'Bands between percentiles, over time', icon: Waves },
  { kind: 'logs', title: 'Logs', about: 'The lines themselves', icon: List },
  { kind: 'traces', title: 'Traces', about: 'The traces themselves', icon: Waypoints },
  { kind: 'map', title: 'Service map', short: 'Map', about: 'Who calls whom', icon: Network },
  { kind: 'text', title: 'Text', about: 'Markdown', icon: FileText },
];

export function kindTitle(kind: PanelKind): string {
  return PANEL_KINDS.find((one) => one.kind === kind)?.title ?? kind;
}
