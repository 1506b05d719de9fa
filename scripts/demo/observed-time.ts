import type { WireLog } from '../otlp/otlp-data';
import type { Random } from './random';

const NS_PER_MINUTE = 60_000_000_000n;
/** Each hour the agent beside this service has no connection for three minutes, and then sends what it kept. */
const OFFLINE = { service: 'image-render', from: 40n, to: 43n };

/** When a collector sees a log: mostly a fraction of a second after it was written. */
export function observedNs(random: Random, { timeNs, source }: WireLog): bigint {
  const seen = timeNs + BigInt(Math.round(random.latencyMs(120, 0.6) * 1e6));
  const minute = (timeNs / NS_PER_MINUTE) % 60n;
  const isOffline =
    source.resource['service.name'] === OFFLINE.service && minute >= OFFLINE.from && minute < OFFLINE.to;
  if (!isOffline) return seen;
  const back = (timeNs / NS_PER_MINUTE + OFFLINE.to - minute) * NS_PER_MINUTE;
  return back + (seen - timeNs);
}
