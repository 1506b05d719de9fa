import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { QueryDiagnostic } from '@/lib/contracts/query-diagnostic';
import { traceFindResponseSchema } from '@/lib/contracts/trace-outline';
import { apiGet } from '@/lib/http/client';
import { answeredSpans, sharesIds } from '@/lib/trace/span-identity';
import type { TraceFacts } from './use-trace-facts';

export interface FoundSpans {
  /** As `spanIdentity` writes them. */
  spans: ReadonlySet<string>;
  /** True when more match than are listed. */
  truncated: boolean;
  diagnostics: QueryDiagnostic[];
}

/**
 * The spans of a trace that meet a query in the span language, asked of the server. Empty text asks for nothing.
 * @param pieces whether plain words are found inside longer ones too
 */
export function useFindInTrace({ traceId, model }: TraceFacts, q: string, pieces = false) {
  const apart = sharesIds(model);
  return useQuery({
    queryKey: ['trace-find', traceId, q, apart, pieces],
    enabled: q.trim() !== '',
    queryFn: async ({ signal }): Promise<FoundSpans> => {
      const url = `/api/traces/${encodeURIComponent(traceId)}/find`;
      const found = await apiGet(url, { q, apart, pieces }, traceFindResponseSchema, signal);
      const { truncated, diagnostics } = found;
      return { spans: new Set(answeredSpans(found.spanIds, found.apart)), truncated, diagnostics };
    },
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    structuralSharing: false,
    retry: false,
  });
}
