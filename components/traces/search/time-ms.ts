import { parseIsoNs } from '@/lib/time/iso';
import { msFromTimeNs } from '@/lib/time/time-ns';

/** Epoch milliseconds of an API time; NaN when it is none. */
export function timeMs(iso: string): number {
  const ns = parseIsoNs(iso);
  return ns === null ? Number.NaN : msFromTimeNs(ns);
}
