import { queryText } from '@/lib/boards/query-text';
import { shownLabels } from '@/lib/boards/series-label';
import type { Panel } from '@/lib/contracts/dashboard/panel';
import type { BoardView } from '../../data/board-view';

/** What a panel asks, a line a query or formula, as it stands under its picture. */
export function queryLines(panel: Panel, view: BoardView): string[] {
  const asked = (label: string, records: Parameters<typeof queryText>[0]) => {
    const q = safely(() => queryText(records, view));
    const by = q === '' ? `all ${records.source}` : `${records.source} where ${q}`;
    return `${label}: ${by}`;
  };
  if ('queries' in panel) {
    const labels = shownLabels(panel);
    return [
      ...panel.queries.map((query) => {
        const by = query.by.length > 0 ? ` by ${query.by.join(', ')}` : '';
        return asked(`${labels.get(query.name)}${by}`, query.records);
      }),
      ...panel.formulas.map(({ name, expression }) => `${name} = ${expression}`),
    ];
  }
  if ('records' in panel) return [asked('field' in panel ? panel.field : panel.kind, panel.records)];
  return panel.kind === 'map' && panel.service !== null ? [`Around ${panel.service}`] : [];
}

function safely(make: () => string): string {
  try {
    return make();
  } catch {
    return '';
  }
}
