import { newPanel, newQuery } from '@/lib/boards/new-panel';
import { ERROR_LEVELS } from '@/lib/boards/saved-records';
import type { PanelQuery } from '@/lib/contracts/dashboard/panel-query';
import { addCondition } from '@/lib/query/add-condition';
import type { ErrorsState } from '@/lib/url/errors';
import { titled } from './logs-choices';
import { NO_PLACE, type PanelChoice } from './panel-choice';

const GROUP_NAMES = { service: 'service', error_type: 'error type', version: 'version' } as const;
/** The page reads these from the first of several fields; a panel groups by one. */
const NOTES: Partial<Record<ErrorsState['group'], string>> = {
  error_type: 'By the field error_type alone; the page also reads error.type and exception.type.',
  version: 'By the field version alone; the page also reads model_version.',
};
const TOP = { size: 8, order: 'most', other: true } as const;

/** What /errors shows, as panels that ask the same: the trend, failing services and operations. */
export function errorsChoices({
  q,
  group,
  measure,
}: Pick<ErrorsState, 'q' | 'group' | 'measure'>): PanelChoice[] {
  const text = q.trim();
  const all = { source: 'logs' as const, q: text, savedId: null };
  const errors: PanelQuery = {
    ...newQuery('errors'),
    records: { ...all, q: addCondition(text, ERROR_LEVELS, 'log') },
    by: [group],
    top: TOP,
  };
  const trend = newPanel('timeseries', 'trend', NO_PLACE);
  const failed = { source: 'spans' as const, q: 'status:error', savedId: null };
  return [
    {
      id: 'trend',
      name:
        measure === 'count'
          ? `Errors over time by ${GROUP_NAMES[group]}`
          : `Share of errors over time by ${GROUP_NAMES[group]}`,
      note: NOTES[group] ?? null,
      panel:
        measure === 'count'
          ? {
              ...trend,
              title: titled(`Errors by ${GROUP_NAMES[group]}`, q),
              draw: 'stacked-areas',
              queries: [errors],
            }
          : {
              ...trend,
              title: titled(`Errors per log by ${GROUP_NAMES[group]}`, q),
              queries: [
                { ...errors, hidden: true },
                { ...newQuery('logs'), records: all, hidden: true },
              ],
              formulas: [
                {
                  name: 'share',
                  label: 'Errors per log',
                  expression: 'errors / logs',
                  format: null,
                  hidden: false,
                },
              ],
              format: { unit: 'share', suffix: '', decimals: null },
            },
    },
    {
      id: 'services',
      name: 'Services with the most errors',
      note: null,
      panel: {
        ...newPanel('top', 'services', NO_PLACE),
        title: titled('Errors by service', q),
        queries: [{ ...errors, by: ['service'], top: { ...TOP, size: 10 }, compare: 'previous' }],
      },
    },
    {
      id: 'operations',
      name: 'Operations with the most failed spans',
      note: text === '' ? null : 'Of all failed spans: the query is about logs.',
      panel: {
        ...newPanel('top', 'operations', NO_PLACE),
        title: 'Failed spans by operation',
        queries: [
          {
            ...newQuery('failed', 'spans'),
            records: failed,
            by: ['service', 'name'],
            top: { ...TOP, size: 10 },
            compare: 'previous',
          },
        ],
      },
    },
    {
      id: 'list',
      name: 'The lines of the errors',
      note: null,
      panel: {
        ...newPanel('logs', 'list', NO_PLACE),
        title: titled('Errors', q),
        records: { ...all, q: errors.records.q },
      },
    },
  ];
}
