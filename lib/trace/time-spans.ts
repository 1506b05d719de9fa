import type { Span } from '../contracts/trace';
import { parseIsoNs } from '../time/iso';

/** A span with its times read once: nanoseconds after the earliest start of the trace. */
export interface TimedSpan {
  span: Span;
  startNs: number;
  durationNs: number;
  negative: boolean;
  unreadable: boolean;
}

/** Reads all times to offsets from the earliest; a time that cannot be read is put at the start and marked. */
export function timeSpans(spans: readonly Span[]): { startEpochNs: bigint; timed: TimedSpan[] } {
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
      span,
      startNs: start === null ? 0 : Number(start - startEpochNs),
      durationNs: Number.isFinite(duration) ? Math.max(0, duration) : 0,
      negative: duration < 0,
      unreadable: !readable,
    };
  });
  timed.sort((a, b) => a.startNs - b.startNs || b.durationNs - a.durationNs);
  return { startEpochNs, timed };
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
