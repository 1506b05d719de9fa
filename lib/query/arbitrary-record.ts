// For tests: random records over one small vocabulary, so that random queries meet them.
import fc from 'fast-check';
import type { Attributes } from '../contracts/attributes';
import type { LogRecord, SpanRecord, TelemetryStream } from '../contracts/telemetry';
import { timeNs } from '../time/time-ns';

const WORDS = [
  'error',
  'Voltage',
  'out',
  'of',
  'range',
  'W-12345',
  'a.b',
  'é',
  'É',
  'ß',
  'Straße',
  'STRASSE',
  '日本語',
  'ΣΑΣ',
  'σας',
];
const ODD = [
  '',
  ' ',
  '🔥',
  '->',
  'a%b',
  'a_b',
  'b\\s',
  '"q"',
  "it's",
  '\u212a',
  'k',
  'İ',
  'ı',
  'i',
  '\t',
  'x\ny',
  'and',
  '(z)',
  '[ERROR]',
  'ꙮ',
  '𐐀',
  '𐐨',
  '½',
  'naïve_x',
  'e\u0301',
];
export const NUMBERS = [
  '5',
  '5.0',
  '05',
  '+5',
  '1e3',
  '1000',
  '-3',
  '0.5',
  '.5',
  '2e-1',
  '0',
  '-0',
  '9007199254740993',
  '9007199254740992',
  '1e21',
  '1e-7',
];
export const ADDRESSES = [
  '10.0.0.1',
  '10.0.200.17',
  '10.1.2.3',
  '192.168.0.1',
  '::ffff:10.0.0.1',
  '::ffff:a01:203',
  '2001:db8::1',
  '2001:DB8:0:0:0:0:0:2',
  '::',
  '10.0.0.256',
  '010.0.0.1',
  '10.0.0.1:80',
  '1:2:3:4:5:6:7::',
  '64:ff9b::10.0.0.1',
  '10.0.0.0/8',
];
/** Words near each other, and words that hold digits. */
const NEAR = [
  'timeout',
  'timeuot',
  'tiemout',
  'time0ut',
  'timeouts',
  'connect_timeout2',
  'host12abc',
  'prodeu1',
  'refused',
  'refsued',
  'xrefused',
  'TIMEOUT',
  'abcdé9fghi',
  'reproduction',
];
const VOCABULARY = [...WORDS, ...ODD, ...NUMBERS, ...NEAR, 'true', 'False', 'null', 'GET /api/v1', 'prod'];
export const FIELDS = [
  'k',
  'n',
  'http.status',
  'a b',
  'Ünï',
  '5x',
  'version',
  'env',
  'service',
  'level',
  'message',
  'host:name',
  'AND',
  'attributes.level',
  'resource.service',
  'attributes.k',
];

export const part = fc.constantFrom(...VOCABULARY);
export const text = fc.oneof(
  { weight: 3, arbitrary: part },
  { weight: 2, arbitrary: fc.array(part, { minLength: 2, maxLength: 4 }).map((parts) => parts.join(' ')) },
  { weight: 1, arbitrary: fc.array(part, { minLength: 2, maxLength: 3 }).map((parts) => parts.join('-')) },
  { weight: 1, arbitrary: fc.array(part, { minLength: 14, maxLength: 20 }).map((parts) => parts.join(' ')) },
);
const scalar = fc.oneof(
  { weight: 3, arbitrary: text },
  { weight: 1, arbitrary: fc.constantFrom(...ADDRESSES) },
  { weight: 1, arbitrary: fc.constantFrom(5, 5.5, 0, -3, 1000, 1e21, 1e-7, 0.2, 0.5) },
  { weight: 1, arbitrary: fc.boolean() },
);
const list = fc.array(fc.oneof(scalar, fc.array(scalar, { maxLength: 2 })), { maxLength: 3 });
const attributes: fc.Arbitrary<Attributes> = fc.dictionary(
  fc.constantFrom(...FIELDS),
  fc.oneof({ weight: 4, arbitrary: scalar }, { weight: 1, arbitrary: list }),
  { maxKeys: 4 },
);
export const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });

export const arbitraryStream: fc.Arbitrary<TelemetryStream> = fc.record({
  service: fc.constantFrom('stdf-parser', 'API', 'my service', 'éa', 'error'),
  environment: maybe(fc.constantFrom('prod', 'Test')),
  serviceVersion: maybe(fc.constantFrom('5', '2.1')),
  resource: attributes,
  scopeName: maybe(part),
  scopeVersion: maybe(part),
  scopeAttributes: attributes,
});

export function arbitraryLog(stream: fc.Arbitrary<TelemetryStream>): fc.Arbitrary<LogRecord> {
  return fc.record({
    time: fc
      .integer({ min: 0, max: 1_000_000 })
      .map((n) => timeNs(1_700_000_000_000_000_000n + BigInt(n) * 1_000_000_000n)),
    observedTime: fc.constant(timeNs(1_700_000_000_000_000_000n)),
    severityNumber: fc.integer({ min: 0, max: 24 }),
    severityText: maybe(fc.constantFrom('ERROR', 'notice', 'Bad Thing', 'warn', '17', 'é')),
    body: text,
    bodyIsJson: fc.constant(false),
    traceId: maybe(fc.constantFrom('4bf92f3577b34da6a3ce929d0e0e4736', 'trace-1f3c', 'error')),
    spanId: maybe(fc.constantFrom('00f067aa0ba902b7', 'span range')),
    attributes,
    stream,
  });
}

export function arbitrarySpan(stream: fc.Arbitrary<TelemetryStream>): fc.Arbitrary<SpanRecord> {
  const start = fc
    .integer({ min: 0, max: 1_000_000 })
    .map((n) => timeNs(1_700_000_000_000_000_000n + BigInt(n) * 1_000_000_000n));
  return fc.record({
    traceId: fc.constantFrom('4bf92f3577b34da6a3ce929d0e0e4736', 'trace-1f3c', 'error'),
    spanId: fc.constantFrom('00f067aa0ba902b7', 'span range', '0000000000000001'),
    parentSpanId: maybe(fc.constantFrom('00f067aa0ba902b7', 'span range')),
    traceState: fc.constant(null),
    name: text,
    kind: fc.integer({ min: 0, max: 5 }),
    start,
    durationNs: fc.constantFrom(0n, 1n, 1_500n, 500_000_000n, 500_000_001n, 3_600_000_000_000n),
    status: fc.integer({ min: 0, max: 2 }),
    statusMessage: maybe(text),
    attributes,
    events: fc.array(fc.record({ time: start, name: part, attributes }), { maxLength: 2 }),
    links: fc.constant([]),
    stream,
  });
}
