import { formatIsoNs } from '@/lib/time/iso';
import { NS_PER_MINUTE } from '@/lib/time/time-ns';
import type { TraceModel } from '@/lib/trace/trace-model';

/** A time range around a trace for links into searches, so that they find it whenever it was. */
export function traceRange(model: TraceModel, marginMinutes: number): { from: string; to: string } {
  const margin = NS_PER_MINUTE * BigInt(marginMinutes);
  return {
    from: formatIsoNs(model.startEpochNs - margin),
    to: formatIsoNs(model.startEpochNs + BigInt(Math.ceil(model.durationNs)) + margin),
  };
}
