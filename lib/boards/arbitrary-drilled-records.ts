// For tests: random records around one hour, with the values that a drill could get wrong.
import fc from 'fast-check';
import type { LogRecord, SpanRecord } from '../contracts/telemetry';
import { parseIsoNs } from '../time/iso';
import { timeNs } from '../time/time-ns';

export const START = parseIsoNs('2026-11-22T08:00:00Z') ?? 0n;
const MINUTE = 60_000_000_000n;
const stream = {
  service: 'api',
  environment: null,
  serviceVersion: null,
  resource: {},
  scopeName: null,
  scopeVersion: null,
  scopeAttributes: {},
};

// Values that the language might take for one another; none differs from another in case alone, which it never tells.
const value = fc.constantFrom<string | number | boolean>(
  'timeout',
  'connection timeout',
  'out of range',
  '5',
  '5.0',
  '05',
  5,
  7.5,
  -3,
  true,
  '',
  'a/b',
  'W-1',
  'x\ny',
  '^$',
  '"q"',
  'null',
  '10.0.0.0/8',
  'a*',
  '日本語',
  ' ',
  'and',
  'back\\slash',
  '\\n',
  '$team',
  '1e3',
  '-->',
);
const attributes = fc.record(
  {
    tag: value,
    lot: value,
    team: fc.constantFrom('red', 'blue', 'green', 'teal'),
    ms: fc.constantFrom<number | string>(0, -1, 0.5, 1.25, 40, 1e-7, 3e9, '12', 'slow'),
  },
  { requiredKeys: ['team'] },
);
const offset = fc.integer({ min: -10, max: 70 }).map((minutes) => START + BigInt(minutes) * MINUTE);
export const drilledLog: fc.Arbitrary<LogRecord> = fc
  .record({
    time: offset,
    // Of a sender whose clock is ahead it is below 0.
    delay: fc.constantFrom(0n, 999n, 2_000_000_000n, -1n, -5_000_000_000n),
    attributes,
  })
  .map(({ time, delay, attributes }) => ({
    time: timeNs(time),
    observedTime: timeNs(time + delay),
    severityNumber: 9,
    severityText: null,
    body: 'x',
    traceId: null,
    spanId: null,
    attributes,
    stream,
  })) as unknown as fc.Arbitrary<LogRecord>;
export const drilledSpan: fc.Arbitrary<SpanRecord> = fc
  .record({
    start: offset,
    attributes,
    durationNs: fc.constantFrom(0n, 999n, 1000n, 1_500_000n, 2_000_000_000n),
  })
  .map(({ start, attributes, durationNs }) => ({
    start: timeNs(start),
    durationNs,
    name: 'get',
    kind: 2,
    status: 0,
    statusMessage: null,
    traceId: null,
    spanId: null,
    parentSpanId: null,
    attributes,
    events: [],
    links: [],
    stream,
  })) as unknown as fc.Arbitrary<SpanRecord>;
