import { NS_PER_SECOND, nowNs, timeNs } from '../lib/time/time-ns';
import { testLog, testStream } from './test-records';

/** The full second that began when the tests did: nothing is later. */
export const STARTED_NS = (nowNs() / NS_PER_SECOND) * NS_PER_SECOND;
const stdf = testStream({ resource: { 'host.name': 'h1', 'data_stream.dataset': 'stdf-logs' } });
const api = testStream({ service: 'api-gateway', environment: 'prod' });

/** Logs of a pipeline and a gateway, one a minute back from then. Three logs share a millisecond, and two of these a nanosecond. */
export const RECORDS = Array.from({ length: 25 }, (_, at) =>
  testLog({
    time: timeNs(STARTED_NS - BigInt(Math.max(0, at - 2)) * 60n * NS_PER_SECOND + (at === 1 ? 500n : 0n)),
    stream: at % 5 === 4 ? api : stdf,
    severityNumber: at % 2 === 0 ? 17 : 9,
    severityText: at % 2 === 0 ? 'error' : 'INFO',
    body: at % 2 === 0 ? `Voltage out of range: got ${at}V` : 'parsed a file',
    attributes: { n: at, ...(at % 2 === 0 && { error_type: at % 4 === 0 ? 'ValidationError' : 'KeyError' }) },
  }),
);
