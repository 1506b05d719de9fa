import { type QueryClient, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PanelSource } from '@/lib/contracts/dashboard/panel-query';
import { logFieldsResponseSchema } from '@/lib/contracts/log-search';
import { traceResponseSchema } from '@/lib/contracts/trace';
import { type TraceSummary, traceSearchResponseSchema } from '@/lib/contracts/trace-search';
import { apiGet } from '@/lib/http/client';
import { useBoardView } from '../data/board-view';
import { type KnownField, logFields, spanFields } from './known-field';

/** Traces that the fields of spans are learnt from. */
const READ_TRACES = 4;
const MOST_SPANS = 400;
const FRESH_MS = 60_000;

type Range = { from: string; to: string };

function knownFieldsQuery(source: PanelSource, { from, to }: Range) {
  return queryOptions({
    queryKey: ['panel-editor', 'fields', source, from, to],
    queryFn: ({ signal }) =>
      source === 'logs'
        ? apiGet('/api/logs/fields', { from, to, values: 1 }, logFieldsResponseSchema, signal).then(logFields)
        : readSpanFields({ from, to }, signal),
    staleTime: FRESH_MS,
  });
}

/** Fields of the logs or spans of the time shown; the built-in ones at least. */
export function useKnownFields(
  source: PanelSource,
  enabled = true,
): { fields: KnownField[]; loading: boolean } {
  const { time } = useBoardView();
  const query = useQuery({ ...knownFieldsQuery(source, time), enabled });
  return { fields: query.data ?? (source === 'spans' ? spanFields([]) : []), loading: query.isFetching };
}

/** The same outside of React, for completion. */
export function useFetchFields(source: PanelSource): () => Promise<KnownField[]> {
  const { time } = useBoardView();
  const client: QueryClient = useQueryClient();
  return () => client.fetchQuery(knownFieldsQuery(source, time));
}

/** From the spans of a few of the newest traces, of different operations. */
async function readSpanFields({ from, to }: Range, signal: AbortSignal): Promise<KnownField[]> {
  const { traces } = await apiGet(
    '/api/traces/search',
    { from, to, limit: 50 },
    traceSearchResponseSchema,
    signal,
  );
  const read = await Promise.all(
    different(traces).map(({ traceId }) =>
      apiGet(`/api/traces/${encodeURIComponent(traceId)}`, {}, traceResponseSchema, signal).catch(() => null),
    ),
  );
  signal.throwIfAborted();
  return spanFields(read.flatMap((trace) => trace ?? []));
}

function different(traces: readonly TraceSummary[]): TraceSummary[] {
  const byRoot = new Map<string, TraceSummary>();
  for (const trace of traces) {
    const root = `${trace.rootService} ${trace.rootOperation}`;
    const known = byRoot.get(root);
    if (trace.spanCount > MOST_SPANS || (known && known.spanCount >= trace.spanCount)) continue;
    byRoot.set(root, trace);
  }
  return [...byRoot.values()].sort((a, b) => b.spanCount - a.spanCount).slice(0, READ_TRACES);
}
