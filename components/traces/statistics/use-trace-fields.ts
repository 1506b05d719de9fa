import { useQuery } from '@tanstack/react-query';
import { traceFieldsResponseSchema } from '@/lib/contracts/trace-fields';
import { apiGet } from '@/lib/http/client';

const DRAWN = ['service', 'operation', 'kind', 'status'];

/** The fields that the spans of a trace have, as they are typed in a query; what every span has comes first. */
export function useTraceFields(traceId: string): { names: readonly string[]; note: string | null } {
  const { data, isPending, error } = useQuery({
    queryKey: ['trace-fields', traceId],
    queryFn: ({ signal }) =>
      apiGet(`/api/traces/${encodeURIComponent(traceId)}/fields`, {}, traceFieldsResponseSchema, signal),
    staleTime: 60_000,
  });
  if (!data) return { names: DRAWN, note: isPending ? 'Reading the fields…' : (error?.message ?? null) };
  const names = [...DRAWN, ...data.fields.map(({ name }) => name)];
  return {
    names,
    note: data.truncated ? `The ${data.fields.length} fields of most spans; others can be typed` : null,
  };
}
