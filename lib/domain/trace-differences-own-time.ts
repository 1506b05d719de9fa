import type { FieldedSpan } from '../store/spans-analysis/read-fielded-spans';

/** What one operation did in one trace. Nanoseconds. */
export interface OperationTime {
  spans: number;
  longest: number;
  /** Over all its spans: how long they lasted, and for how long of that no child of theirs ran. */
  total: number;
  own: number;
}

/** How long each operation ran in one trace. @param nameOf what tells operations apart */
export function operationTimes(
  spans: readonly FieldedSpan[],
  nameOf: (span: FieldedSpan) => string,
): Map<string, OperationTime> {
  const children = new Map<bigint, FieldedSpan[]>();
  for (const span of spans) {
    if (span.parent_key === null) continue;
    const siblings = children.get(span.parent_key);
    if (siblings) siblings.push(span);
    else children.set(span.parent_key, [span]);
  }
  const times = new Map<string, OperationTime>();
  for (const span of spans) {
    const name = nameOf(span);
    const time = times.get(name) ?? { spans: 0, longest: 0, total: 0, own: 0 };
    const duration = Number(span.duration_ns);
    time.spans++;
    time.longest = Math.max(time.longest, duration);
    time.total += duration;
    time.own += duration - covered(span, children.get(span.span_key) ?? []);
    times.set(name, time);
  }
  return times;
}

/** For how long of a span some of these ran. */
function covered(span: FieldedSpan, children: readonly FieldedSpan[]): number {
  const end = Number(span.duration_ns);
  const parts = children
    .map((child) => {
      const from = Number(child.start_ns - span.start_ns);
      return [Math.max(0, from), Math.min(end, from + Number(child.duration_ns))] as const;
    })
    .sort(([a], [b]) => a - b);
  let [sum, reached] = [0, 0];
  for (const [from, to] of parts) {
    sum += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return sum;
}
