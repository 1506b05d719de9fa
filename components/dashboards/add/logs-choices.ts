import { newPanel, newQuery } from '@/lib/boards/new-panel';
import { listClauses } from '@/lib/query/clauses';
import { NO_PLACE, type PanelChoice } from './panel-choice';

export interface LogsPageView {
  q: string;
  order: 'newest' | 'oldest';
  /** Fields of the columns, without the time; empty: the standard ones. */
  columns: readonly string[];
  /** The field whose figures are open. */
  stat: { field: string; isNumber: boolean } | null;
}

/** What /logs shows, as panels that ask the same: its chart, its list, and the figures of a field where they are open. */
export function logsChoices(view: LogsPageView): PanelChoice[] {
  const { q, order, columns, stat } = view;
  const records = { source: 'logs' as const, q: q.trim(), savedId: null };
  const chart = newPanel('timeseries', 'chart', NO_PLACE);
  const list = newPanel('logs', 'list', NO_PLACE);
  const choices: PanelChoice[] = [
    {
      id: 'chart',
      name: 'Logs over time by level',
      note: null,
      panel: {
        ...chart,
        title: titled('Logs by level', q),
        draw: 'stacked-bars',
        queries: [{ ...newQuery('logs'), records, by: ['level'] }],
      },
    },
    {
      id: 'list',
      name: 'The list of logs',
      note: null,
      panel: { ...list, title: titled('Logs', q), records, columns: [...columns].slice(0, 12), order },
    },
  ];
  if (stat === null) return choices;
  const { field, isNumber } = stat;
  const top: PanelChoice = {
    id: 'values',
    name: `Top values of ${field}`,
    note: null,
    panel: {
      ...newPanel('top', 'values', NO_PLACE),
      title: titled(`Top ${field}`, q),
      queries: [{ ...newQuery('logs'), records, by: [field], top: { size: 20, order: 'most', other: true } }],
    },
  };
  if (!isNumber) return [...choices, top];
  const percentiles: PanelChoice = {
    id: 'percentiles',
    name: `Percentiles of ${field}`,
    note: null,
    panel: {
      ...newPanel('percentiles', 'percentiles', NO_PLACE),
      title: titled(`Percentiles of ${field}`, q),
      records,
      field,
      format: { unit: 'none', suffix: '', decimals: null },
    },
  };
  return [...choices, percentiles, top];
}

/** `Logs: level:ERROR service:stdf-parser`: what it is, and of a short query which. */
export function titled(what: string, q: string): string {
  const text = listClauses(q.trim()).length === 0 ? '' : q.trim().replace(/\s+/g, ' ');
  if (text === '') return what;
  const title = `${what}: ${text}`;
  return title.length <= 120 ? title : `${title.slice(0, 119)}…`;
}
