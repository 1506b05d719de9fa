import { NS_PER_DAY } from '../time/time-ns';

const EARLIEST_NS = 946_684_800_000_000_000n;

/** Why a time cannot be stored, or null when it can: telemetry from the year 2000 to one day ahead has a partition. */
export function timeRefusal(ns: bigint, nowNs: bigint): string | null {
  if (ns < EARLIEST_NS) return 'the time is before 2000-01-01';
  if (ns > nowNs + NS_PER_DAY) return 'the time is more than one day ahead of this server';
  return null;
}
