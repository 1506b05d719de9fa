import { spanIdentity } from '@/lib/trace/span-identity';
import type { TraceModel, TraceNode } from '@/lib/trace/trace-model';

export interface SpanFilter {
  /** The spans that meet the query, as `spanIdentity` writes them; null: no query. */
  found: ReadonlySet<string> | null;
  service: string;
  name: string;
  onlyErrors: boolean;
}

/** The spans that meet every filter, in drawing order. */
export function filterSpans(model: TraceModel, filter: SpanFilter): TraceNode[] {
  const { found, service, name, onlyErrors } = filter;
  return model.nodes.filter(
    (node) =>
      (service === '' || node.span.service === service) &&
      (name === '' || node.span.name === name) &&
      (!onlyErrors || node.isError) &&
      (found === null || found.has(spanIdentity(model, node))),
  );
}

/**
 * Sorted by a value: numbers before text, what has none last whatever the direction, equal ones in drawing order.
 * Values are read once a span, so that 100,000 rows sort at once.
 */
export function sortSpans(
  nodes: readonly TraceNode[],
  valueOfSpan: (node: TraceNode) => number | string | null,
  descending: boolean,
): TraceNode[] {
  const keyed = nodes.map((node) => ({ node, value: valueOfSpan(node) }));
  const sign = descending ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.value === null || b.value === null) {
      if (a.value === b.value) return a.node.index - b.node.index;
      return a.value === null ? 1 : -1;
    }
    return sign * compare(a.value, b.value) || a.node.index - b.node.index;
  });
  return keyed.map(({ node }) => node);
}

function compare(a: number | string, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
