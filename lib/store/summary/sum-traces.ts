import type { SpanFact, TraceId } from './span-fact';

const MAX_NS = 2n ** 63n - 1n;

/** What these spans add to the summary of their trace. */
export interface TraceSum {
  trace: TraceId;
  startNs: bigint;
  endNs: bigint;
  spans: SpanFact[];
  errors: number;
  serviceIds: Set<number>;
  /** The earliest span without a parent. */
  root: SpanFact | null;
}

/** When a span ends, within what a bigint holds. */
function endOf({ startNs, durationNs }: SpanFact): bigint {
  const end = startNs + (durationNs > 0n ? durationNs : 0n);
  return end > MAX_NS ? MAX_NS : end;
}

/** Adds up spans by trace, in the order of the key, in which all writers lock. */
export function sumTraces(spans: Iterable<SpanFact>): TraceSum[] {
  const sums = new Map<string, TraceSum>();
  for (const span of spans) {
    const key = traceSumKey(span.trace.tenantId, span.trace.key);
    const sum = sums.get(key);
    if (sum) addSpan(sum, span);
    else sums.set(key, newSum(span));
  }
  return [...sums.values()].sort(byKey);
}

/** What tells traces apart. */
export function traceSumKey(tenantId: number, traceKey: string): string {
  return `${tenantId} ${traceKey}`;
}

function newSum(span: SpanFact): TraceSum {
  return {
    trace: span.trace,
    startNs: span.startNs,
    endNs: endOf(span),
    spans: [span],
    errors: span.isError ? 1 : 0,
    serviceIds: new Set([span.serviceId]),
    root: span.rootName === null ? null : span,
  };
}

function addSpan(sum: TraceSum, span: SpanFact): void {
  const end = endOf(span);
  if (span.startNs < sum.startNs) sum.startNs = span.startNs;
  if (end > sum.endNs) sum.endNs = end;
  sum.spans.push(span);
  if (span.isError) sum.errors++;
  sum.serviceIds.add(span.serviceId);
  if (span.rootName !== null && (sum.root === null || isEarlierRoot(span, sum.root))) sum.root = span;
}

/** By start, span id, service and name, as the upsert compares them; so the order of arrival decides nothing. */
function isEarlierRoot(a: SpanFact, b: SpanFact): boolean {
  if (a.startNs !== b.startNs) return a.startNs < b.startNs;
  if (a.spanKey !== b.spanKey) return a.spanKey < b.spanKey;
  if (a.serviceId !== b.serviceId) return a.serviceId < b.serviceId;
  return Buffer.compare(Buffer.from(a.rootName ?? ''), Buffer.from(b.rootName ?? '')) < 0;
}

function byKey(a: TraceSum, b: TraceSum): number {
  if (a.trace.tenantId !== b.trace.tenantId) return a.trace.tenantId - b.trace.tenantId;
  return a.trace.key < b.trace.key ? -1 : 1;
}
