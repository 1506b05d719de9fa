import type { Span } from '@/lib/contracts/trace';
import { parseIsoNs } from '@/lib/time/iso';

export interface MiniSpan {
  spanId: string;
  service: string;
  name: string;
  durationNs: number;
  failed: boolean;
  /** Share of the trace's length, 0 … 1. */
  start: number;
  length: number;
}

export interface MiniWaterfall {
  spans: MiniSpan[];
  /** Spans that did not fit. */
  left: number;
  services: { service: string; spans: number; errors: number }[];
  errors: number;
}

/** A trace in a few rows: spans by start time, at most `maxRows`, always with the wanted one among them. */
export function layoutMiniWaterfall(
  spans: readonly Span[],
  trace: { startTime: string; durationNs: string },
  wantedSpanId: string | null,
  maxRows: number,
): MiniWaterfall {
  const start = parseIsoNs(trace.startTime) ?? 0n;
  const total = Math.max(1, Number(trace.durationNs));
  const chosen = spans.slice(0, maxRows);
  const wanted = spans.find((span) => span.spanId === wantedSpanId);
  if (wanted && !chosen.includes(wanted)) chosen[chosen.length - 1] = wanted;
  const services = new Map<string, { service: string; spans: number; errors: number }>();
  for (const span of spans) {
    const entry = services.get(span.service) ?? { service: span.service, spans: 0, errors: 0 };
    entry.spans++;
    if (span.status === 'error') entry.errors++;
    services.set(span.service, entry);
  }
  return {
    spans: chosen.map((span) => ({
      spanId: span.spanId,
      service: span.service,
      name: span.name,
      durationNs: Number(span.durationNs),
      failed: span.status === 'error',
      start: clamp(Number((parseIsoNs(span.startTime) ?? start) - start) / total),
      length: clamp(Number(span.durationNs) / total),
    })),
    left: spans.length - chosen.length,
    services: [...services.values()].sort((a, b) => b.spans - a.spans),
    errors: spans.filter((span) => span.status === 'error').length,
  };
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share));
}
