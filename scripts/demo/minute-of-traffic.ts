import type { WireLog, WireSpan } from '../otlp/otlp-data';
import { backgroundLog } from './background';
import { lotReportTrace } from './lot-report-story';
import { observedNs } from './observed-time';
import { predictionTrace } from './prediction-story';
import { Random } from './random';
import { failingLotActive, stdfTrace } from './stdf-story';
import type { TraceBuilder } from './trace-builder';
import { databaseTimeoutShare, waferMapTrace } from './wafer-map-story';

const NS_PER_MINUTE = 60_000_000_000n;

export interface Traffic {
  logs: WireLog[];
  spans: WireSpan[];
}

/**
 * All traffic that begins in one minute (counted from the epoch): a function of seed and minute alone, so that history
 * and live stream join without a seam and a restart tells the same story.
 */
export function minuteOfTraffic(seed: number, minute: number): Traffic {
  const random = new Random(seed, minute);
  const load = loadAt(minute) * (new Random(seed, 'burst', Math.floor(minute / 4)).chance(0.04) ? 2.6 : 1);
  const at = () => BigInt(minute) * NS_PER_MINUTE + BigInt(Math.floor(random.next() * 60e9));
  const traces: TraceBuilder[] = [];
  const failing = failingLotActive(minute % 60);
  for (let n = random.poisson(1.9 * load); n > 0; n--) traces.push(stdfTrace(random, at(), false));
  if (failing) for (let n = 1 + random.poisson(1.5); n > 0; n--) traces.push(stdfTrace(random, at(), true));
  for (let n = random.poisson(5.5 * load); n > 0; n--) traces.push(predictionTrace(random, at()));
  for (let n = random.poisson(2.2 * load); n > 0; n--)
    traces.push(waferMapTrace(random, at(), databaseTimeoutShare(minute)));
  traces.push(...traces.flatMap((trace) => lotReportTrace(trace) ?? []));
  const logs = traces.flatMap((trace) => trace.logs);
  for (let n = random.poisson(26); n > 0; n--) logs.push(backgroundLog(random, at()));
  const arrival = new Random(seed, 'arrival', minute);
  return {
    logs: logs.map((log) => ({ ...log, observedNs: observedNs(arrival, log) })),
    spans: traces.flatMap((trace) => trace.spans),
  };
}

/** Day and night of a fab that works in shifts: busiest about 10:00 UTC. */
function loadAt(minute: number): number {
  return 1 + 0.45 * Math.cos(((minute % 1440) / 1440 - 10 / 24) * 2 * Math.PI);
}
