import { queryString } from '@/lib/http/client';

/** Spans that are asked for and drawn first: most traces are smaller, and of a huge one something is soon there. */
export const FIRST_SPANS = 20_000;

/** Where the shape of a trace is read. @param first at most so many spans, the earliest; null: all */
export function outlinePath(traceId: string, first: number | null): string {
  const path = `/api/traces/${encodeURIComponent(traceId)}/outline`;
  return first === null ? path : `${path}?${queryString({ first })}`;
}
