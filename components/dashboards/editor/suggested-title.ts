import type { Panel } from '@/lib/contracts/dashboard/panel';
import type { PanelQuery } from '@/lib/contracts/dashboard/panel-query';
import { measureWords } from './measure-words';
import { kindTitle } from './panel-kinds';

/** What a panel without a title is called: what it shows, as far as that can be said in a few words. */
export function suggestedTitle(panel: Panel): string {
  if ('queries' in panel) {
    const formula = panel.formulas.find(({ hidden }) => !hidden);
    const query = panel.queries.find(({ hidden }) => !hidden);
    if (query) return ofQuery(query);
    return formula?.label || formula?.expression.trim() || kindTitle(panel.kind);
  }
  if (panel.kind === 'heatmap' || panel.kind === 'percentiles')
    return panel.field === '' ? kindTitle(panel.kind) : `${kindTitle(panel.kind)} of ${panel.field}`;
  if (panel.kind === 'map' && panel.service !== null) return `Around ${panel.service}`;
  return kindTitle(panel.kind);
}

function ofQuery({ label, measure, records, by }: PanelQuery): string {
  if (label.trim() !== '') return label.trim();
  const of =
    'field' in measure ? (measure.field === '' ? '' : ` of ${measure.field}`) : ` of ${records.source}`;
  return `${measureWords(measure.fn)}${of}${by.length === 0 ? '' : ` by ${by.join(', ')}`}`;
}
