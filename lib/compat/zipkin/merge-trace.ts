import type { ZipkinEndpoint, ZipkinSpan } from '../../contracts/zipkin-span';
import { mergeSpans } from './merge-spans';

/**
 * The spans of one trace with their parts put together. The halves of a shared span stay two; where a server did not say
 * that it shares its client's id, it is marked so, and where it was not told its parent it gets its client's.
 * Source: openzipkin/zipkin, zipkin2.internal.Trace.merge.
 */
export function mergeTrace(spans: readonly ZipkinSpan[]): ZipkinSpan[] {
  const merged: ZipkinSpan[] = [];
  const sorted = [...spans].sort(inCleanupOrder);
  for (let at = 0; at < sorted.length; ) {
    let span = sorted[at];
    if (!span) break;
    const place: ZipkinEndpoint = { ...span.localEndpoint };
    const isShared = span.shared === true;
    for (at += 1; at < sorted.length; at += 1) {
      const next = sorted[at];
      if (next?.id !== span.id || (next.shared === true) !== isShared) break;
      if (!takePlace(place, next.localEndpoint)) break;
      span = mergeSpans(span, next);
    }
    merged.push(withClient(span, merged.at(-1)));
  }
  return merged;
}

function withClient(span: ZipkinSpan, last: ZipkinSpan | undefined): ZipkinSpan {
  if (!last || last.id !== span.id) return span;
  const shared = span.shared === true || (last.kind === 'CLIENT' && span.kind === 'SERVER');
  const parentId = span.parentId ?? (shared ? last.parentId : undefined);
  return {
    ...span,
    ...(shared && { shared }),
    ...(parentId !== undefined && { parentId }),
  };
}

/** Adds to a place what is new of it. False: it is another one. */
function takePlace(place: ZipkinEndpoint, other: ZipkinEndpoint | undefined): boolean {
  if (!other) return true;
  const fields = ['serviceName', 'ipv4', 'ipv6', 'port'] as const;
  const differs = (field: (typeof fields)[number]) =>
    place[field] !== undefined && other[field] !== undefined && place[field] !== other[field];
  if (fields.some(differs)) return false;
  Object.assign(place, { ...other, ...place });
  return true;
}

/** By id, what is not shared first, then clients, then by endpoint: those without one first. */
function inCleanupOrder(a: ZipkinSpan, b: ZipkinSpan): number {
  return (
    compare(a.id, b.id) ||
    Number(a.shared === true) - Number(b.shared === true) ||
    (a.shared ? 0 : Number(b.kind === 'CLIENT') - Number(a.kind === 'CLIENT')) ||
    inEndpointOrder(a.localEndpoint, b.localEndpoint)
  );
}

function inEndpointOrder(a: ZipkinEndpoint | undefined, b: ZipkinEndpoint | undefined): number {
  if (!a || !b) return Number(a !== undefined) - Number(b !== undefined);
  return nullsLast(a.serviceName, b.serviceName) || nullsLast(a.ipv4, b.ipv4) || nullsLast(a.ipv6, b.ipv6);
}

function nullsLast(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return compare(a, b);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
