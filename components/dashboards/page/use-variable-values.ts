import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { BoardView } from '@/components/dashboards/data/board-view';
import { holdingClause } from '@/lib/boards/holding-clause';
import { queryText } from '@/lib/boards/query-text';
import type { Variable } from '@/lib/contracts/dashboard/dashboard-document';
import { panelAnswerSchema } from '@/lib/contracts/dashboard/panel-question';
import { logValuesResponseSchema } from '@/lib/contracts/log-values';
import { apiGet, apiSend } from '@/lib/http/client';

const MOST = 100;
/** Characters: a longer text is looked for by its beginning. */
const MOST_TYPED = 200;

export interface VariableValue {
  value: string;
  /** Records of the range that have it; null: a written list. */
  count: number | null;
}

interface VariableValues {
  values: readonly VariableValue[];
  /** There are more than these. */
  more: boolean;
  approximate: boolean;
}

/** The values that can be chosen, the most frequent first; those that hold what is typed. */
export function useVariableValues(variable: Variable, view: BoardView, open: boolean, typed: string) {
  const { values: source } = variable;
  const range = view.range;
  return useQuery({
    queryKey: ['variable-values', source, view.variables, range, typed],
    enabled: open && source.from === 'field' && range !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    queryFn: async ({ signal }): Promise<VariableValues> => {
      if (source.from !== 'field' || range === null) return { values: [], more: false, approximate: false };
      // Its own choice must not hide the other values; variables before it may narrow them.
      const filters =
        source.source === 'spans' && typed !== ''
          ? [holdingClause(source.field, typed.slice(0, MOST_TYPED))]
          : [];
      const q = queryText({ source: source.source, q: source.q, savedId: null }, { ...view, filters });
      if (source.source === 'logs') {
        const answer = await apiGet(
          '/api/logs/values',
          { field: source.field, prefix: typed.slice(0, MOST_TYPED), q, ...range, limit: MOST },
          logValuesResponseSchema,
          signal,
        );
        const { values, distinct, estimate, complete } = answer;
        return { values, more: distinct > values.length, approximate: estimate !== null || !complete };
      }
      const question = {
        source: source.source,
        q,
        ...range,
        measures: [{ fn: 'count' as const }],
        by: [source.field],
        top: { size: MOST, order: 'most' as const, other: false },
      };
      const answer = await apiSend('POST', '/api/panels/query', question, panelAnswerSchema, signal);
      const values = answer.series.map(({ key, count }) => ({ value: String(key[0] ?? ''), count }));
      return {
        values: values.filter(({ value }) => value !== ''),
        more: (answer.groups ?? 0) > values.length,
        approximate: answer.estimate !== null,
      };
    },
  });
}
