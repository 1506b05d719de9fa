import type { TraceModel, TraceNode } from './trace-model';

/** The spans that share a value, in figures. All times in nanoseconds. */
export interface SpanGroup {
  /** Null: the spans that have no such value. */
  value: string | null;
  /** Node indexes, by start. */
  spans: number[];
  count: number;
  errors: number;
  /** Sum of durations: spans below each other or at the same time all count. */
  totalNs: number;
  avgNs: number;
  minNs: number;
  /** The smallest duration that 95 % of the spans do not exceed (nearest rank): one that really occurred. */
  p95Ns: number;
  maxNs: number;
  /** What no child covers, summed. */
  selfNs: number;
  /** On the critical path. */
  pathNs: number;
  /** How long at least one of them was running: never more than the trace. */
  busyNs: number;
}

/** All spans by start time: the order that `groupSpans` takes. */
export function spansByStart(model: TraceModel): number[] {
  const starts = Float64Array.from(model.nodes, (node) => node.startNs);
  const order = Array.from(model.nodes, (node) => node.index);
  return order.sort((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0) || a - b);
}

/**
 * Groups spans by what `valueOfSpan` says of each, in the order in which values first occur. `spans` must be in order of
 * start (see `spansByStart`; a group's own `spans` are, so groups can be grouped again). `pathNs` is time on the
 * critical path by node index.
 */
export function groupSpans(
  model: TraceModel,
  spans: readonly number[],
  valueOfSpan: (node: TraceNode) => string | null,
  pathNs: Float64Array,
): SpanGroup[] {
  const groups = new Map<string | null, SpanGroup & { reachedNs: number }>();
  for (const index of spans) {
    const node = model.nodes[index];
    if (!node) continue;
    const value = valueOfSpan(node);
    let group = groups.get(value);
    if (!group) {
      group = { ...emptyGroup(value), reachedNs: Number.NEGATIVE_INFINITY };
      groups.set(value, group);
    }
    group.spans.push(index);
    group.count++;
    if (node.isError) group.errors++;
    group.totalNs += node.durationNs;
    group.selfNs += node.selfNs;
    group.pathNs += pathNs[index] ?? 0;
    // In order of start, one sweep measures the union of the intervals.
    group.busyNs += Math.max(0, node.endNs - Math.max(group.reachedNs, node.startNs));
    group.reachedNs = Math.max(group.reachedNs, node.endNs);
  }
  return [...groups.values()].map(({ reachedNs: _, ...group }) => ({ ...group, ...spread(model, group) }));
}

function emptyGroup(value: string | null): SpanGroup {
  const sums = { count: 0, errors: 0, totalNs: 0, selfNs: 0, pathNs: 0, busyNs: 0 };
  return { value, spans: [], ...sums, avgNs: 0, minNs: 0, p95Ns: 0, maxNs: 0 };
}

function spread(model: TraceModel, group: SpanGroup): Partial<SpanGroup> {
  const durations = Float64Array.from(group.spans, (index) => model.nodes[index]?.durationNs ?? 0).sort();
  return {
    avgNs: group.totalNs / group.count,
    minNs: durations[0] ?? 0,
    p95Ns: durations[Math.ceil(0.95 * group.count) - 1] ?? 0,
    maxNs: durations.at(-1) ?? 0,
  };
}
