import type { TimedSpan } from './time-spans';
import type { ClockOffset } from './trace-model';

export interface SkewCorrection {
  /** Nanoseconds to add to each span's times. */
  deltas: Float64Array;
  /** Greatest offset first; empty when the clocks agree. */
  clocks: ClockOffset[];
}

/** Beyond this it is no clock that is wrong, but a span that came much earlier or later. */
const MAX_SKEW_NS = 15 * 60e9;

/**
 * Clock skew between hosts, reckoned from the root down: a child on another host that does not fit into its parent is
 * moved to its middle (as if the way there and back took equally long), one that lasts longer than its parent no further
 * than to its start; what is below it on the same host moves with it. Source: jaeger `adjuster/clockskew.go`
 * (CorrectClockSkew). Two deliberate differences: without a host the service stands for it, where Jaeger moves every
 * span; and a consumer may run after its producer ended, so it is moved only when it starts before it.
 * @param parents position of each span's parent, -1 for a root, without circles
 */
export function adjustSkew(spans: readonly TimedSpan[], parents: Int32Array): SkewCorrection {
  const deltas = new Float64Array(spans.length);
  const found = new Map<string, ClockOffset>();
  for (const at of parentsFirst(parents)) {
    const child = spans[at];
    const parentAt = parents[at] ?? -1;
    const parent = spans[parentAt];
    if (!child || !parent || child.unreadable || parent.unreadable) continue;
    const inherited = deltas[parentAt] ?? 0;
    const delta = sameClock(child, parent) ? inherited : skewOf(child, parent, inherited);
    if (delta === 0 || Math.abs(delta) > MAX_SKEW_NS) continue;
    deltas[at] = delta;
    const key = clockOf(child);
    const { service, host } = child.span;
    const clock = found.get(key) ?? { service, host, offsetNs: 0, spanCount: 0 };
    clock.spanCount++;
    if (Math.abs(delta) > Math.abs(clock.offsetNs)) clock.offsetNs = delta;
    found.set(key, clock);
  }
  const clocks = [...found.values()].sort((a, b) => Math.abs(b.offsetNs) - Math.abs(a.offsetNs));
  return { deltas, clocks };
}

function sameClock({ span: a }: TimedSpan, { span: b }: TimedSpan): boolean {
  return a.host === b.host && (a.host !== '' || a.service === b.service);
}

function clockOf({ span: { host, service } }: TimedSpan): string {
  return host === '' ? `service ${service}` : `host ${host}`;
}

/** @param parentDelta what the parent was moved by already */
function skewOf(child: TimedSpan, parent: TimedSpan, parentDelta: number): number {
  const from = parent.startNs + parentDelta;
  const to = from + parent.durationNs;
  if (child.durationNs > parent.durationNs || child.span.kind === 'consumer')
    return Math.max(0, from - child.startNs);
  if (child.startNs >= from && child.startNs + child.durationNs <= to) return 0;
  const latency = Math.floor((parent.durationNs - child.durationNs) / 2);
  return from + latency - child.startNs;
}

/** Positions in an order in which every parent comes before its children. */
function parentsFirst(parents: Int32Array): Int32Array {
  const count = parents.length;
  // Children of each span as linked lists in two arrays: no object a span.
  const firstChild = new Int32Array(count).fill(-1);
  const sibling = new Int32Array(count).fill(-1);
  const order = new Int32Array(count);
  let end = 0;
  for (let at = 0; at < count; at++) {
    const parent = parents[at] ?? -1;
    if (parent === -1) order[end++] = at;
    else {
      sibling[at] = firstChild[parent] ?? -1;
      firstChild[parent] = at;
    }
  }
  for (let next = 0; next < end; next++)
    for (let at = firstChild[order[next] ?? 0] ?? -1; at !== -1; at = sibling[at] ?? -1) order[end++] = at;
  return order;
}
