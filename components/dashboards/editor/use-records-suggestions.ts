import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import type { Suggestions, ValueAnswer, ValueRequest } from '@/components/search-bar/suggestions';
import { useLogSuggestions } from '@/components/search-bar/use-log-suggestions';
import { recentQueryTexts } from '@/components/shell/recent-queries';
import type { PanelSource } from '@/lib/contracts/dashboard/panel-query';
import { type BoardView, useBoardView } from '../data/board-view';
import { useFetchFields } from './use-known-fields';

const LIMIT = 50;
const FRESH_MS = 60_000;

/** Completion in the query of a panel: fields and values of its source in the time shown, and the dashboard's variables. */
export function useRecordsSuggestions(source: PanelSource): Suggestions {
  const view = useBoardView();
  const client = useQueryClient();
  const ofLogs = useLogSuggestions('/logs', view.time, undefined);
  const fetchFields = useFetchFields(source);
  const latest = useRef({ view, ofLogs, fetchFields });
  useEffect(() => {
    latest.current = { view, ofLogs, fetchFields };
  });
  return useMemo(
    () => ({
      completeField: async () =>
        (await latest.current.fetchFields()).map(({ name, type, share }) => ({
          name,
          type,
          share: share ?? undefined,
        })),
      completeValue: async (request) => {
        const { view: now, ofLogs: logs } = latest.current;
        const answer =
          source === 'logs'
            ? ((await logs.completeValue?.(request).catch(() => NONE)) ?? NONE)
            : await client
                .fetchQuery({
                  queryKey: ['panel-editor', 'values', request.field, request.rest, now.time],
                  queryFn: () => spanValues(now, request),
                  staleTime: FRESH_MS,
                })
                .catch(() => NONE);
        return withVariables(answer, now, request.field);
      },
      recents: () => recentQueryTexts(source === 'logs' ? '/logs' : '/traces'),
    }),
    [source, client],
  );
}

const NONE: ValueAnswer = { values: [] };

/** The dashboard's variables as values, those made from the field first. */
function withVariables(answer: ValueAnswer, { document }: BoardView, field: string): ValueAnswer {
  const isOf = ({ values }: BoardView['document']['variables'][number]) =>
    values.from === 'field' && values.field === field;
  const variables = [...document.variables].sort((a, b) => Number(isOf(b)) - Number(isOf(a)));
  return {
    ...answer,
    values: [...variables.map(({ name }) => ({ value: `$${name}`, typed: `$${name}` })), ...answer.values],
  };
}

/** The most frequent values of a field of spans. */
async function spanValues({ data, time, range }: BoardView, request: ValueRequest): Promise<ValueAnswer> {
  const { field, rest, signal } = request;
  const answer = await data.query(
    {
      source: 'spans',
      q: rest,
      ...(range ?? time),
      measures: [{ fn: 'count' }],
      by: [field],
      top: { size: LIMIT, order: 'most', other: false },
    },
    { panelId: 'editor', queryName: null, signal },
  );
  const values = answer.series
    .filter(({ isOther }) => !isOther)
    .map(({ key, count }) => ({ value: String(key[0]), count }));
  const basis = answer.estimate ? ' · ≈ from a sample' : '';
  return { values, estimated: answer.estimate !== null, note: `${field} in the current filter${basis}` };
}
