import type { StatusResponse } from '../contracts/status';
import { recordIngestError, setListenerState } from '../store/status/ingest-counters';

/** How one wire listener stands. */
export type ListenerState = StatusResponse['listeners'][number];

/** Puts a listener on the status page; one that failed is among the last errors too. */
export function reportListener(state: ListenerState): void {
  setListenerState(state);
  if (state.state === 'failed') reportListenerProblem(state.message ?? `${state.protocol} does not listen`);
}

/** Puts a problem of the listeners among the last errors of the status page. */
export function reportListenerProblem(message: string): void {
  recordIngestError('listener', message);
}
