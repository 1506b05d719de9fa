import { kindTitle } from '@/components/dashboards/editor/panel-kinds';
import type { Panel } from '@/lib/contracts/dashboard/panel';

/** What a panel is called where its title alone would say nothing. */
export function panelName({ title, kind }: Pick<Panel, 'title' | 'kind'>): string {
  return title.trim() === '' ? kindTitle(kind) : title;
}
