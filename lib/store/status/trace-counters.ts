import type { StatusResponse } from '../../contracts/status';
import { processSingleton } from '../../process-singleton';

type LeftOut = StatusResponse['traces']['leftOut'];

const counters = () =>
  processSingleton('trace-counters', () => ({
    leftOut: { spans: 0, peers: 0, links: 0, linksNotFound: 0 } satisfies LeftOut,
    linksWaiting: 0,
  }));

/** What could not be counted of the calls between services. The writer calls it after COMMIT. */
export function countLeftOut(what: keyof LeftOut, count: number): void {
  counters().leftOut[what] += count;
}

/** How many links waited for the span they name when it was last looked. */
export function linksWaiting(): number {
  return counters().linksWaiting;
}

export function setLinksWaiting(count: number): void {
  counters().linksWaiting = count;
}

/** What the status page shows of calls between services. Never touches the database. */
export function readTraceCounters(): Pick<StatusResponse, 'traces'> {
  const { leftOut, linksWaiting: waiting } = counters();
  return { traces: { linksWaiting: waiting, leftOut: { ...leftOut } } };
}
