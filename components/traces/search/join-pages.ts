import type { TraceSearchResponse } from '@/lib/contracts/trace-search';

/** The traces of all pages in their order. One whose earlier spans arrived in between can come again: it is shown once. */
export function joinPages(
  pages: readonly Pick<TraceSearchResponse, 'traces'>[],
): TraceSearchResponse['traces'] {
  const all = new Map<string, TraceSearchResponse['traces'][number]>();
  for (const { traces } of pages)
    for (const trace of traces) if (!all.has(trace.traceId)) all.set(trace.traceId, trace);
  return [...all.values()];
}
