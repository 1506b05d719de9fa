import { processSingleton } from '../../process-singleton';

/** Long enough for PostgreSQL to be started again, shorter than the ten seconds an OpenTelemetry SDK waits. */
export const RETRY_FOR_MS = 5_000;
/** After this long without a failure the next one begins an outage of its own. */
const FORGET_AFTER_MS = 15_000;

const outage = () => processSingleton('store-outage', () => ({ sinceMs: 0, lastFailureMs: 0 }));

/**
 * Notes that the database did not take a write and says until when trying again makes sense. The time runs from the first
 * failure of all writers: who comes later in an outage does not wait for it from the start, one behind the other.
 */
export function retryUntilMs(nowMs = Date.now()): number {
  const current = outage();
  if (nowMs - current.lastFailureMs > FORGET_AFTER_MS) current.sinceMs = nowMs;
  current.lastFailureMs = nowMs;
  return current.sinceMs + RETRY_FOR_MS;
}

/** Notes that the database took a write. */
export function endOutage(): void {
  outage().lastFailureMs = 0;
}
