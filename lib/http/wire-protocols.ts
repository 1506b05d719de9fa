import type { WireHandler } from './wire-listener';
import { handleOtlpLogs, handleOtlpTraces } from './wire-otlp';

/** The protocols that have a port of their own, by the name LISTEN calls them, and what they serve on it. */
export const WIRE_PROTOCOLS: ReadonlyMap<string, ReadonlyMap<string, WireHandler>> = new Map([
  [
    'otlp',
    new Map([
      ['/v1/logs', handleOtlpLogs],
      ['/v1/traces', handleOtlpTraces],
    ]),
  ],
]);
