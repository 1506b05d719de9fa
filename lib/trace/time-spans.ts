import type { Span } from '../contracts/trace';
import { parseIsoNs } from '../time/iso';
import type { TraceSpan } from './trace-model';

/** A span with its times read once: nanoseconds after the earliest start of the trace. */
export interface TimedSpan {
  span: TraceSpan;
  startNs: number;
  durationNs: number;
  negative: boolean;
  unreadable: boolean;
}

export interface TimedSpans {
  startEpochNs: bigint;
  /** By start, the longest first among those of one start. */
  timed: TimedSpan[];
  /** Where each one's parent is in `timed`, -1: it has none, -2: it is not here. Null: to be found by the ids. */
  parents: Int32Array | null;
}

/** Reads all times to offsets from the earliest; a time that cannot be read is put at the start and marked. */
export function timeSpans(spans: readonly Span[]): TimedSpans {
  const parse = isoReader();
  const starts = spans.map((span) => parse(span.startTime));
  let first: bigint | null = null;
  for (const start of starts) if (start !== null && (first === null || start < first)) first = start;
  const startEpochNs = first ?? 0n;
  const timed = spans.map((span, at) => {
    const start = starts[at] ?? null;
    const duration = Number(span.durationNs);
    const readable = start !== null && Number.isFinite(duration);
    return {
      span: traceSpanOf(span, startEpochNs),
      startNs: start === null ? 0 : Number(start - startEpochNs),
      durationNs: Number.isFinite(duration) ? Math.max(0, duration) : 0,
      negative: duration < 0,
      unreadable: !readable,
    };
  });
  timed.sort(byStart);
  return { startEpochNs, timed, parents: null };
}

/** The order of siblings: by start, the longest first. */
export function byStart(a: TimedSpan, b: TimedSpan): number {
  return a.startNs - b.startNs || b.durationNs - a.durationNs;
}

function traceSpanOf(span: Span, startEpochNs: bigint): TraceSpan {
  const { spanId, parentSpanId, service, name, kind, status, statusMessage } = span;
  const host = span.resource['host.id'] ?? span.resource['host.ip'] ?? span.resource['host.name'] ?? '';
  const eventTimes = span.events.map(({ time }) => offsetNs(startEpochNs, time) ?? 0).sort((a, b) => a - b);
  return {
    ...{ spanId, parentSpanId, service, name, kind, status, statusMessage, eventTimes },
    host: Array.isArray(host) ? String(host[0] ?? '') : String(host),
    linkCount: span.links.length,
  };
}

/** Reads times fast where many share a second, as the spans of a trace do: the date is parsed once a second. */
function isoReader(): (text: string) => bigint | null {
  const seconds = new Map<string, bigint | null>();
  return (text) => {
    if (!/^.{19}\.\d{9}Z$/.test(text)) return parseIsoNs(text);
    const second = text.slice(0, 19);
    let base = seconds.get(second);
    if (base === undefined) {
      base = parseIsoNs(`${second}Z`);
      seconds.set(second, base);
    }
    return base === null ? null : base + BigInt(text.slice(20, 29));
  };
}

/** Nanoseconds from the trace's start to a time as the API writes it; null when it cannot be read. */
export function offsetNs(startEpochNs: bigint, isoTime: string): number | null {
  const at = parseIsoNs(isoTime);
  return at === null ? null : Number(at - startEpochNs);
}
