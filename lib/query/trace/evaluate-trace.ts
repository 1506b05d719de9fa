import { spanKey } from '../../contracts/keys';
import type { SpanRecord } from '../../contracts/telemetry';
import { earlier, later } from '../../time/time-range';
import type { Comparison, MatchNode, QueryNode, QueryValue, TraceAtom } from '../ast';
import { evaluateDuration, evaluateSpan } from '../evaluate';
import { valueMatches } from '../evaluate-value';
import { nullMeaning } from '../null-meaning';
import { type TraceField, traceField } from './trace-fields';

/**
 * Whether a trace matches a query, straight from the language's rules and without SQL: one of its spans meets the whole of
 * it, where conditions on the trace hold for each span alike. The oracle that the search is tested against: slow and plain
 * on purpose.
 * @param form what else is asked of that one span
 */
export function evaluateTrace(
  node: QueryNode | null,
  spans: readonly SpanRecord[],
  nowNs: bigint,
  form: (span: SpanRecord) => boolean = () => true,
): boolean {
  return spans.some((span) => form(span) && evaluateSpanOfTrace(node, span, spans, nowNs));
}

/** Whether a span of a trace meets a query: what it says of the trace holds for each of its spans alike. */
export function evaluateSpanOfTrace(
  node: QueryNode | null,
  span: SpanRecord,
  spans: readonly SpanRecord[],
  nowNs: bigint,
): boolean {
  if (node === null) return true;
  if (node.kind === 'not') return !evaluateSpanOfTrace(node.child, span, spans, nowNs);
  if (node.kind === 'and')
    return node.children.every((child) => evaluateSpanOfTrace(child, span, spans, nowNs));
  if (node.kind === 'or')
    return node.children.some((child) => evaluateSpanOfTrace(child, span, spans, nowNs));
  if (node.kind === 'trace') return atomHolds(node.atom, spans, nowNs);
  const field =
    node.kind === 'match' && node.field && !node.field.pattern ? traceField(node.field.name) : null;
  if (field && node.kind === 'match') return fieldHolds(field, node, spans, nowNs);
  return evaluateSpan(node, span, nowNs);
}

function atomHolds(atom: TraceAtom, spans: readonly SpanRecord[], nowNs: bigint): boolean {
  const those = (query: QueryNode | null) => spans.filter((span) => evaluateSpan(query, span, nowNs));
  if (atom.kind === 'has') return those(atom.span).length > 0;
  if (atom.kind === 'count') return compares(those(atom.span).length, atom.sign, atom.number);
  const above = new Set(those(atom.above));
  return those(atom.below).some((span) => {
    const parents = (child: SpanRecord) =>
      spans.filter(
        (one) => one !== child && child.parentSpanId !== null && one.spanId === child.parentSpanId,
      );
    let over = parents(span);
    if (atom.relation === 'ancestor') {
      // Up and up, until there is nothing new.
      for (let size = -1; size !== over.length; ) {
        size = over.length;
        over = [...new Set([...over, ...over.flatMap(parents)])];
      }
    }
    return over.some((one) => above.has(one));
  });
}

function fieldHolds(
  field: TraceField,
  node: MatchNode,
  spans: readonly SpanRecord[],
  nowNs: bigint,
): boolean {
  const { value } = node;
  if (value.kind === 'null')
    return evaluateSpanOfTrace(nullMeaning(node), spans[0] as SpanRecord, spans, nowNs);
  const root = rootOf(spans);
  const starts = spans.map((one): bigint => one.start);
  const ends = spans.map((one) => one.start + one.durationNs);
  const durationNs = ends.reduce(later, 0n) - starts.reduce(earlier, starts[0] ?? 0n);
  const exists = value.kind === 'exists';
  switch (field) {
    case 'trace.duration':
      return exists || evaluateDuration(value, durationNs);
    case 'trace.spans':
      return exists || countMatches(spans.length, value);
    case 'trace.errors':
      return exists || countMatches(spans.filter(({ status }) => status === 2).length, value);
    case 'trace.services':
      return exists || countMatches(new Set(spans.map(({ stream }) => stream.service)).size, value);
    case 'root.service':
      return root !== null && valueMatches(root.stream.service, value);
    case 'root.name':
      return root !== null && valueMatches(root.name, value);
  }
}

/** The earliest span without a parent; of several the one with the least key. */
function rootOf(spans: readonly SpanRecord[]): SpanRecord | null {
  const isBefore = (a: SpanRecord, b: SpanRecord) =>
    a.start === b.start ? spanKey(a.spanId).key < spanKey(b.spanId).key : a.start < b.start;
  const roots = spans.filter(({ parentSpanId }) => parentSpanId === null);
  return roots.reduce<SpanRecord | null>((first, one) => (first && isBefore(first, one) ? first : one), null);
}

function countMatches(count: number, value: QueryValue): boolean {
  if (value.kind === 'text') return count === Number(value.text);
  if (value.kind !== 'range') return false;
  const { min, max } = value;
  if (min && !compares(count, min.inclusive ? '>=' : '>', Number(min.text))) return false;
  return !max || compares(count, max.inclusive ? '<=' : '<', Number(max.text));
}

function compares(count: number, sign: Comparison, number: number): boolean {
  if (sign === '=') return count === number;
  const isBeyond = sign.startsWith('>') ? count > number : count < number;
  return isBeyond || (sign.endsWith('=') && count === number);
}
