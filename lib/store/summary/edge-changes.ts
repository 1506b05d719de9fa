import type { CountedCall } from './edge-cells';
import { type Edge, type EdgeSpan, edgesOf } from './edge-rule';
import { minuteOf } from './operation-cells';
import { SpanIndex } from './span-index';

/** A call with the span that it is of. */
export interface EdgeChange extends CountedCall {
  span: EdgeSpan;
}

/**
 * What new spans of a trace change of its edges: they count themselves, and earlier ones count differently where a new one
 * is their parent, their child or shares their id.
 * @param earlier all earlier spans that have the id of a new span or of its parent, or a new span as their parent
 */
export function edgeChanges(fresh: readonly EdgeSpan[], earlier: readonly EdgeSpan[]): EdgeChange[] {
  if (earlier.length === 0 && cannotCall(fresh)) return [];
  const after = new SpanIndex(fresh, earlier);
  const changes: EdgeChange[] = [];
  for (const span of fresh) add(changes, span, edgesOf(span, after), 1);
  if (earlier.length === 0) return changes;
  const before = new SpanIndex(earlier);
  const own = new SpanIndex(fresh);
  for (const span of earlier) {
    if (!isTouched(span, own)) continue;
    const [now, then] = [edgesOf(span, after), edgesOf(span, before)];
    if (isSame(now, then)) continue;
    add(changes, span, then, -1);
    add(changes, span, now, 1);
  }
  return changes;
}

/** A trace within one service, as most are where only one is instrumented. */
function cannotCall(spans: readonly EdgeSpan[]): boolean {
  const first = spans[0]?.serviceId;
  return spans.every(({ serviceId, peerId }) => serviceId === first && peerId === null);
}

function isTouched({ spanKey, parentKey }: EdgeSpan, fresh: SpanIndex): boolean {
  return (
    fresh.withKey(spanKey) !== undefined ||
    fresh.withParent(spanKey) !== undefined ||
    (parentKey !== null && fresh.withKey(parentKey) !== undefined)
  );
}

function isSame(a: readonly Edge[], b: readonly Edge[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ callerId, calleeId, kind }, at) => {
      const other = b[at];
      return other?.callerId === callerId && other.calleeId === calleeId && other.kind === kind;
    })
  );
}

function add(changes: EdgeChange[], span: EdgeSpan, edges: readonly Edge[], times: 1 | -1): void {
  const { durationNs, isError } = span;
  for (const edge of edges)
    changes.push({ ...edge, minute: minuteOf(span), durationNs, isError, times, span });
}
