import { byStart, type TimedSpans } from './time-spans';

/** The same spans, in the same order, each moved by its delta; offsets count from the new earliest start. */
export function moveSpans({ startEpochNs, timed, parents }: TimedSpans, deltas: Float64Array): TimedSpans {
  let first = Number.POSITIVE_INFINITY;
  timed.forEach(({ startNs }, at) => {
    first = Math.min(first, startNs + (deltas[at] ?? 0));
  });
  const base = Number.isFinite(first) ? Math.round(first) : 0;
  const moved = timed.map((source, at) => {
    const by = (deltas[at] ?? 0) - base;
    if (by === 0) return source;
    const { span, startNs, durationNs, negative, unreadable } = source;
    const { eventTimes } = span;
    return {
      span: eventTimes.length === 0 ? span : { ...span, eventTimes: eventTimes.map((time) => time + by) },
      startNs: startNs + by,
      ...{ durationNs, negative, unreadable },
    };
  });
  return { startEpochNs: startEpochNs + BigInt(base), timed: moved, parents };
}

/** Positions of spans in the order of siblings. */
export function positionsByStart(timed: TimedSpans['timed']): number[] {
  const order = [...timed.keys()];
  return order.sort((a, b) => {
    const [one, other] = [timed[a], timed[b]];
    return one && other ? byStart(one, other) : 0;
  });
}
