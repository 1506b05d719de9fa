import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { recentQueryTexts } from '@/components/shell/recent-queries';
import { type LogFieldsResponse, logFieldsResponseSchema } from '@/lib/contracts/log-search';
import { type LogValuesResponse, logValuesResponseSchema } from '@/lib/contracts/log-values';
import { apiGet } from '@/lib/http/client';
import { typedField } from '@/lib/query/explicit-field';
import { ARRIVAL_DELAY } from '@/lib/query/fields';
import type { FieldSuggestion, Suggestions, ValueAnswer, ValueRequest } from './suggestions';

const LIMIT = 50;
/** Counts a minute old still say which values there are. */
const FRESH_MS = 60_000;
const SHORT = new Intl.NumberFormat('en-US');

/**
 * What can be typed into a query about logs: fields and values of the logs in the range, from the server.
 * @param range the page's, as texts or resolved @param shown the fields the page shows, which then need not be asked for
 */
export function useLogSuggestions(
  path: '/logs' | '/errors',
  range: { from: string; to: string },
  shown: LogFieldsResponse | undefined,
): Required<Suggestions> {
  const client = useQueryClient();
  const { from, to } = range;
  return useMemo(() => {
    const fetchFields = () =>
      client.fetchQuery({
        queryKey: ['log-suggestions', 'fields', from, to],
        queryFn: () => apiGet('/api/logs/fields', { from, to, values: 1 }, logFieldsResponseSchema),
        staleTime: FRESH_MS,
      });
    const fetchValues = (field: string, prefix: string, q: string) =>
      client.fetchQuery({
        queryKey: ['log-suggestions', 'values', field, prefix, q, from, to],
        queryFn: ({ signal }) =>
          apiGet(
            '/api/logs/values',
            { field, prefix, q, from, to, limit: LIMIT },
            logValuesResponseSchema,
            signal,
          ),
        staleTime: FRESH_MS,
      });
    return {
      completeField: async () =>
        suggestedFields(shown && shown.fields.length > 0 ? shown : await fetchFields()),
      completeValue: async ({ field, typed, rest, signal }: ValueRequest) => {
        // All values at once need no further questions while the rest is typed.
        const known = client.getQueryData<LogValuesResponse>([
          'log-suggestions',
          'values',
          field,
          '',
          rest,
          from,
          to,
        ]);
        const prefix = known && isWhole(known) ? '' : typed;
        const key = ['log-suggestions', 'values', field, prefix, rest, from, to];
        signal.addEventListener('abort', () => void client.cancelQueries({ queryKey: key, exact: true }));
        return answerOf(await fetchValues(field, prefix, rest), field);
      },
      recents: () => recentQueryTexts(path),
    };
  }, [client, path, from, to, shown]);
}

function suggestedFields({ fields, sampled }: LogFieldsResponse): FieldSuggestion[] {
  const found = fields.map(({ name, kind, type, count }) => ({
    name: typedField(name, kind),
    type,
    share: sampled > 0 ? count / sampled : undefined,
  }));
  return [...found, { name: ARRIVAL_DELAY, type: 'number', share: undefined }];
}

function isWhole({ values, distinct, estimate, complete }: LogValuesResponse): boolean {
  return complete && estimate === null && values.length === distinct;
}

function answerOf({ values, distinct, estimate }: LogValuesResponse, field: string): ValueAnswer {
  const more =
    distinct > values.length
      ? ` · top ${values.length} of ${estimate ? '≥ ' : ''}${SHORT.format(distinct)}`
      : '';
  const basis = estimate ? ` · ≈ from ${SHORT.format(estimate.sampled)} logs` : '';
  return { values, estimated: estimate !== null, note: `${field} in the current filter${more}${basis}` };
}
