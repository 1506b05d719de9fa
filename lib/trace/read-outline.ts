import { SPAN_KINDS, SPAN_STATUSES } from '../contracts/trace';
import type { TraceOutline } from '../contracts/trace-outline';
import { parseIsoNs } from '../time/iso';
import type { TimedSpan, TimedSpans } from './time-spans';

/** The spans of an outline, timed. Positions beyond its dictionaries read as empty. */
export function readOutline(outline: TraceOutline): TimedSpans {
  const { services, names, hosts, missingParents, spans } = outline;
  const messages = new Map(outline.statusMessages);
  const events = new Map(outline.events);
  const links = new Map(outline.links);
  const order = orderByStart(spans.start, spans.duration);
  const timed = Array.from(order, (at): TimedSpan => {
    const parent = spans.parent[at] ?? -1;
    const duration = spans.duration[at] ?? 0;
    return {
      span: {
        spanId: spans.id[at] ?? '',
        parentSpanId: parent >= 0 ? (spans.id[parent] ?? null) : (missingParents[-2 - parent] ?? null),
        service: services[spans.service[at] ?? -1] ?? '',
        name: names[spans.name[at] ?? -1] ?? '',
        host: hosts[spans.host[at] ?? -1] ?? '',
        kind: SPAN_KINDS[spans.kind[at] ?? 0] ?? 'unspecified',
        status: SPAN_STATUSES[spans.status[at] ?? 0] ?? 'unset',
        statusMessage: messages.get(at) ?? null,
        eventTimes: events.get(at)?.toSorted((a, b) => a - b) ?? NONE,
        linkCount: links.get(at) ?? 0,
      },
      startNs: spans.start[at] ?? 0,
      durationNs: Math.max(0, duration),
      negative: duration < 0,
      unreadable: false,
    };
  });
  const parents = outline.uniqueIds ? placedParents(spans.parent, order) : null;
  return { startEpochNs: parseIsoNs(outline.startTime) ?? 0n, timed, parents };
}

const NONE: readonly number[] = [];

/** Positions by start, the longest first among those of one start. */
function orderByStart(start: readonly number[], duration: readonly number[]): Uint32Array {
  const startOf = (at: number) => start[at] ?? 0;
  const drawn = (at: number) => Math.max(0, duration[at] ?? 0);
  return Uint32Array.from(start.keys()).sort(
    (a, b) => startOf(a) - startOf(b) || drawn(b) - drawn(a) || a - b,
  );
}

/** Parents as places in `order` instead of positions in the outline; -1 none, -2 not here. */
function placedParents(parent: readonly number[], order: Uint32Array): Int32Array {
  const placeOf = new Int32Array(order.length);
  order.forEach((at, place) => {
    placeOf[at] = place;
  });
  return Int32Array.from(order, (at) => {
    const above = parent[at] ?? -1;
    return above >= 0 ? (placeOf[above] ?? -1) : Math.max(-2, above);
  });
}
