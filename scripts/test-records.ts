import type { LogRecord, SpanRecord, TelemetryStream } from '../lib/contracts/telemetry';
import { nowNs, timeNs } from '../lib/time/time-ns';

/** A stream for tests; each call is an object of its own, as two requests would bring. */
export function testStream(over: Partial<TelemetryStream> = {}): TelemetryStream {
  return {
    service: 'stdf-parser',
    environment: 'test',
    serviceVersion: '1.0',
    resource: { 'host.name': 'h1' },
    scopeName: null,
    scopeVersion: null,
    scopeAttributes: {},
    ...over,
  };
}

const shared = testStream();

export function testLog(over: Partial<LogRecord> = {}): LogRecord {
  const time = over.time ?? nowNs();
  return {
    time,
    observedTime: time,
    severityNumber: 9,
    severityText: 'INFO',
    body: 'parsed a file',
    bodyIsJson: false,
    traceId: null,
    spanId: null,
    attributes: { wafer_lot: 'W-12345' },
    stream: shared,
    ...over,
  };
}

let spans = 0;

/** A span for tests, with an id of its own unless one is given. */
export function testSpan(over: Partial<SpanRecord> = {}): SpanRecord {
  return {
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    spanId: (++spans).toString(16).padStart(16, '0'),
    parentSpanId: null,
    traceState: null,
    name: 'parse',
    kind: 1,
    start: timeNs(nowNs() - 1_000_000n),
    durationNs: 1_000_000n,
    status: 0,
    statusMessage: null,
    attributes: { wafer_lot: 'W-12345' },
    events: [],
    links: [],
    stream: shared,
    ...over,
  };
}
