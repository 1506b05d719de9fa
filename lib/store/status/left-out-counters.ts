import { processSingleton } from '../../process-singleton';

interface LeftOut {
  logs: number;
  spans: number;
  metrics: { notStored: number; lastReceivedMs: number | null };
}

/** What was received, answered and left out on purpose, since the start. */
export function leftOutCounters(): LeftOut {
  return processSingleton('left-out-counters', () => ({
    logs: 0,
    spans: 0,
    metrics: { notStored: 0, lastReceivedMs: null },
  }));
}

/** Records that pipeline stages left out, by stage. The ingest verbs call it. */
export function countDropped(signal: 'logs' | 'spans', dropped: ReadonlyMap<string, number>): void {
  for (const count of dropped.values()) leftOutCounters()[signal] += count;
}

/** Data points of metrics arrived; none is stored. */
export function countMetricsNotStored(points: number, atMs = Date.now()): void {
  const { metrics } = leftOutCounters();
  metrics.notStored += points;
  metrics.lastReceivedMs = atMs;
}
