import { newPanel, newQuery } from '@/lib/boards/new-panel';
import type { PanelQuery } from '@/lib/contracts/dashboard/panel-query';
import { addCondition } from '@/lib/query/add-condition';
import { titled } from './logs-choices';
import { NO_PLACE, type PanelChoice } from './panel-choice';

interface RedQuestion {
  q: string;
  by: readonly string[];
  /** Of what, in titles; empty: the query says it. */
  of: string;
}

/** Rate, share of errors and durations of the spans of a query, each as a panel. */
export function redChoices({ q, by, of }: RedQuestion): PanelChoice[] {
  const records = { source: 'spans' as const, q, savedId: null };
  const asked = (name: string, text: string, measure: PanelQuery['measure']): PanelQuery => ({
    ...newQuery(name, 'spans'),
    records: { ...records, q: text },
    measure,
    by: [...by],
    top: { size: 8, order: 'most', other: true },
  });
  const title = (what: string) => (of === '' ? titled(what, q) : `${what}: ${of}`);
  const series = newPanel('timeseries', 'red', NO_PLACE);
  const durations: PanelChoice =
    by.length === 0
      ? {
          id: 'durations',
          name: 'Durations: P50, P95 and P99',
          note: null,
          panel: {
            ...newPanel('percentiles', 'durations', NO_PLACE),
            title: title('Durations'),
            records,
            shares: [50, 95, 99],
          },
        }
      : {
          id: 'durations',
          name: 'Durations: P95',
          note: null,
          panel: {
            ...series,
            title: title('P95 of durations'),
            queries: [asked('p95', q, { fn: 'p95', field: 'duration' })],
            format: { ...series.format, unit: 'ns' },
          },
        };
  return [
    {
      id: 'rate',
      name: 'Rate',
      note: null,
      panel: {
        ...series,
        title: title('Spans per second'),
        queries: [asked('rate', q, { fn: 'rate' })],
        format: { ...series.format, unit: 'per_second' },
      },
    },
    {
      id: 'errors',
      name: 'Share of errors',
      note: null,
      panel: {
        ...series,
        title: title('Share of failed spans'),
        queries: [
          { ...asked('failed', addCondition(q, 'status:error'), { fn: 'count' }), hidden: true },
          { ...asked('spans', q, { fn: 'count' }), hidden: true },
        ],
        formulas: [
          { name: 'share', label: 'Failed', expression: 'failed / spans', format: null, hidden: false },
        ],
        format: { ...series.format, unit: 'share' },
        axis: { ...series.axis, min: 0 },
      },
    },
    durations,
  ];
}
