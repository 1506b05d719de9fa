import { newPanel } from '@/lib/boards/new-panel';
import { fieldTerm } from '@/lib/query/edit';
import { tracesQuestion } from '@/lib/url/traces-question';
import { NO_PLACE, type PanelChoice } from './panel-choice';
import { redChoices } from './red-choices';

/** Rate, errors and durations of a service's requests, or of one of its operations. */
export function serviceChoices(
  service: string,
  operation: string | null,
  counted: 'entry' | 'all',
): PanelChoice[] {
  const q = tracesQuestion({
    q: counted === 'entry' ? 'kind:(server OR consumer)' : '',
    service,
    operation: operation ?? '',
    minDuration: '',
    maxDuration: '',
    status: 'any',
  });
  const of = operation === null ? service : `${service} ${operation}`;
  const errors = `level:(ERROR OR FATAL) AND ${fieldTerm('service', service)}`;
  const logged: PanelChoice = {
    id: 'logged',
    name: 'Errors that it logged',
    note: null,
    panel: {
      ...newPanel('logs', 'logged', NO_PLACE),
      title: `Errors of ${service}`,
      records: { source: 'logs', q: errors, savedId: null },
    },
  };
  return [...redChoices({ q, by: [], of }), logged];
}
