import type { TelemetryStream } from '../../contracts/telemetry';
import { processSingleton } from '../../process-singleton';
import { LruMap } from './lru-map';

const STREAMS = 50_000;
const SERVICES = 20_000;
const OPERATIONS = 50_000;

/** What the store knows a stream by. */
export interface StreamRef {
  streamId: number;
  serviceId: number;
  service: string;
  digest: string;
}

export interface DictionaryCache {
  /** Decoders hand the same object to all records of a stream, so most look-ups never hash. By tenant, then object. */
  byObject: Map<number, WeakMap<TelemetryStream, StreamRef>>;
  byDigest: LruMap<string, StreamRef>;
  services: LruMap<string, number>;
  /** By tenant and `operationKey`. */
  operations: LruMap<string, number>;
}

const NAME = 'dictionary';

export function dictionaryCache(): DictionaryCache {
  return processSingleton(NAME, () => ({
    byObject: new Map(),
    byDigest: new LruMap<string, StreamRef>(STREAMS),
    services: new LruMap<string, number>(SERVICES),
    operations: new LruMap<string, number>(OPERATIONS),
  }));
}

/** Forgets all ids, for when the database behind them was replaced. */
export function resetDictionary(): void {
  const cache = dictionaryCache();
  cache.byObject.clear();
  cache.byDigest = new LruMap(STREAMS);
  cache.services = new LruMap(SERVICES);
  cache.operations = new LruMap(OPERATIONS);
}

export const tenantKey = (tenantId: number, text: string): string => `${tenantId} ${text}`;
