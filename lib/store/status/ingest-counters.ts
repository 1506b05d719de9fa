import type { StatusResponse } from '../../contracts/status';
import { processSingleton } from '../../process-singleton';
import { leftOutCounters } from './left-out-counters';
import { RateWindow } from './rate-window';

export type Signal = 'logs' | 'spans';
export type ListenerState = StatusResponse['listeners'][number];
type LastError = StatusResponse['lastErrors'][number];

const LAST_ERRORS = 50;
const MESSAGE_CHARS = 500;
const REPAIR_KINDS = 200;

interface SignalCounters {
  accepted: number;
  rejected: number;
  repaired: number;
  duplicates: number;
  rate: RateWindow;
  lastReceivedMs: number | null;
  lagMs: number | null;
}

interface Counters {
  logs: SignalCounters;
  spans: SignalCounters;
  repairs: Map<string, number>;
  lastErrors: LastError[];
  listeners: Map<string, ListenerState>;
  /** Asked when the status is read; the write queues register themselves. */
  queues: Map<Signal, () => { records: number; capacity: number }>;
}

function counters(): Counters {
  return processSingleton('ingest-counters', () => ({
    logs: newSignal(),
    spans: newSignal(),
    repairs: new Map(),
    lastErrors: [],
    listeners: new Map(),
    queues: new Map(),
  }));
}

function newSignal(): SignalCounters {
  return {
    accepted: 0,
    rejected: 0,
    repaired: 0,
    duplicates: 0,
    rate: new RateWindow(),
    lastReceivedMs: null,
    lagMs: null,
  };
}

/** A request with records of this signal arrived. The ingest verbs call it before they decode. */
export function countReceived(signal: Signal, atMs = Date.now()): void {
  counters()[signal].lastReceivedMs = atMs;
}

/**
 * Records committed. Only the writer calls it.
 * @param lagMs commit time less the newest record's own time
 */
export function countAccepted(signal: Signal, records: number, lagMs: number | null): void {
  const of = counters()[signal];
  of.accepted += records;
  of.rate.add(records);
  if (lagMs !== null) of.lagMs = lagMs;
}

/** Records refused, by a decoder (the ingest verbs count these) or by the store (the writer does). */
export function countRejected(signal: Signal, records: number): void {
  counters()[signal].rejected += records;
}

/** Records not stored because they were there already. Only the writer calls it. */
export function countDuplicates(signal: Signal, records: number): void {
  counters()[signal].duplicates += records;
}

/** Repairs a decoder made to keep records, as in `Decoded.repairs`, and changes that pipeline stages made. The ingest verbs call it. */
export function countRepairs(signal: Signal, repairs: ReadonlyMap<string, number>): void {
  const all = counters();
  for (const [what, count] of repairs) {
    all[signal].repaired += count;
    const key = all.repairs.has(what) || all.repairs.size < REPAIR_KINDS ? what : 'other repairs';
    all.repairs.set(key, (all.repairs.get(key) ?? 0) + count);
  }
}

/** Remembers an error for the status page. @param source where, in a word or two: `otlp`, `store` */
export function recordIngestError(source: string, message: string): void {
  const { lastErrors } = counters();
  lastErrors.unshift({ time: new Date().toISOString(), source, message: message.slice(0, MESSAGE_CHARS) });
  lastErrors.length = Math.min(lastErrors.length, LAST_ERRORS);
}

/** Says how a wire listener stands; the newest state of a protocol and address counts. */
export function setListenerState(state: ListenerState): void {
  counters().listeners.set(`${state.protocol} ${state.address}`, state);
}

/** The write queue of a signal says how full it is whenever the status is read. */
export function registerQueue(signal: Signal, read: () => { records: number; capacity: number }): void {
  counters().queues.set(signal, read);
}

/** What the status page shows of ingest, in the shape of `GET /api/status`. Never touches the database. */
export function readIngestCounters(): Pick<
  StatusResponse,
  'ingest' | 'listeners' | 'repairs' | 'lastErrors'
> {
  const all = counters();
  const leftOut = leftOutCounters();
  const queues = [...all.queues.values()].map((read) => read());
  return {
    ingest: {
      logs: readSignal(all.logs, leftOut.logs),
      spans: readSignal(all.spans, leftOut.spans),
      metrics: {
        notStored: leftOut.metrics.notStored,
        lastReceivedAt: isoOrNull(leftOut.metrics.lastReceivedMs),
      },
      queuedRecords: queues.reduce((sum, queue) => sum + queue.records, 0),
      queueCapacity: queues.reduce((sum, queue) => sum + queue.capacity, 0),
    },
    listeners: [...all.listeners.values()],
    repairs: [...all.repairs].map(([what, count]) => ({ what, count })).sort((a, b) => b.count - a.count),
    lastErrors: [...all.lastErrors],
  };
}

function readSignal(of: SignalCounters, dropped: number): StatusResponse['ingest']['logs'] {
  return {
    accepted: of.accepted,
    rejected: of.rejected,
    repaired: of.repaired,
    duplicates: of.duplicates,
    dropped,
    perSecond: of.rate.perSecond(),
    lastReceivedAt: isoOrNull(of.lastReceivedMs),
    lagMs: of.lagMs,
  };
}

function isoOrNull(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
