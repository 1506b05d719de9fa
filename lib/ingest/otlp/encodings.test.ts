import { SeverityNumber } from '@opentelemetry/api-logs';
import {
  JsonLogsSerializer,
  JsonTraceSerializer,
  ProtobufLogsSerializer,
  ProtobufTraceSerializer,
} from '@opentelemetry/otlp-transformer';
import protobuf from 'protobufjs/minimal.js';
import { expect, it } from 'vitest';
import { timeNs } from '../../time/time-ns';
import { decodeOtlpLogs } from './decode-logs';
import { decodeOtlpSpans } from './decode-spans';

const NOW = timeNs(1_763_790_000_000_000_000n);
const resource = {
  attributes: { 'service.name': 'shop', 'deployment.environment.name': 'prod', 'service.version': '2.1' },
};
const instrumentationScope = { name: 'lib', version: '1.0' };
const attributes = {
  text: 'grüße 😀',
  int: 42,
  negative: -7,
  wide: Number.MAX_SAFE_INTEGER,
  double: 0.1,
  yes: true,
  list: ['a', 'b'],
  numbers: [1, 2.5],
};
const traceId = '5b8efff798038103d269b633813fc60c';
const span = {
  resource,
  instrumentationScope,
  name: 'GET /api',
  kind: 1,
  spanContext: () => ({ traceId, spanId: 'eee19b7ec3c1b174', traceFlags: 1 }),
  parentSpanContext: { traceId, spanId: 'eee19b7ec3c1b173', traceFlags: 1 },
  startTime: [1_763_789_000, 123_456_789],
  endTime: [1_763_789_001, 0],
  attributes,
  status: { code: 2, message: 'boom' },
  events: [{ name: 'retry', time: [1_763_789_000, 500_000_000], attributes: { attempt: 1 } }],
  links: [{ context: { traceId, spanId: 'eee19b7ec3c1b175', traceFlags: 1 }, attributes: { why: 'batch' } }],
  droppedAttributesCount: 2,
  droppedEventsCount: 0,
  droppedLinksCount: 0,
};
const log = {
  resource,
  instrumentationScope,
  hrTime: [1_763_789_000, 123_456_789],
  hrTimeObserved: [1_763_789_000, 223_456_789],
  spanContext: { traceId, spanId: 'eee19b7ec3c1b174', traceFlags: 1 },
  severityNumber: SeverityNumber.WARN,
  severityText: 'WARN',
  eventName: 'checkout.slow',
  body: { step: 'pay', nested: { list: [1, { deep: 'x' }] } },
  attributes: { ...attributes, map: { inner: { leaf: 1 } }, bytes: new Uint8Array([1, 2, 255]) },
  droppedAttributesCount: 0,
};

it('reads equal spans from the JavaScript SDK in both encodings', () => {
  const spans = [span] as unknown as Parameters<typeof ProtobufTraceSerializer.serializeRequest>[0];
  const proto = decodeOtlpSpans(
    ProtobufTraceSerializer.serializeRequest(spans) ?? new Uint8Array(),
    'protobuf',
    NOW,
  );
  const json = decodeOtlpSpans(JsonTraceSerializer.serializeRequest(spans) ?? new Uint8Array(), 'json', NOW);
  expect(proto).toEqual(json);
  expect(proto.records[0]).toMatchObject({
    start: 1_763_789_000_123_456_789n,
    durationNs: 876_543_211n,
    kind: 2,
    status: 2,
    statusMessage: 'boom',
    parentSpanId: 'eee19b7ec3c1b173',
    attributes: { ...attributes, 'otel.dropped_attributes_count': 2 },
    events: [{ name: 'retry', time: 1_763_789_000_500_000_000n, attributes: { attempt: 1 } }],
    links: [{ traceId, spanId: 'eee19b7ec3c1b175', attributes: { why: 'batch' } }],
    stream: { service: 'shop', environment: 'prod', serviceVersion: '2.1', scopeName: 'lib' },
  });
});

it('reads equal logs from the JavaScript SDK in both encodings', () => {
  const logs = [log, log] as unknown as Parameters<typeof ProtobufLogsSerializer.serializeRequest>[0];
  const proto = decodeOtlpLogs(
    ProtobufLogsSerializer.serializeRequest(logs) ?? new Uint8Array(),
    'protobuf',
    NOW,
  );
  const json = decodeOtlpLogs(JsonLogsSerializer.serializeRequest(logs) ?? new Uint8Array(), 'json', NOW);
  expect(proto).toEqual(json);
  expect(proto.records).toHaveLength(2);
  expect(proto.records[0]).toMatchObject({
    time: 1_763_789_000_123_456_789n,
    observedTime: 1_763_789_000_223_456_789n,
    severityNumber: 13,
    body: '{"step":"pay","nested":{"list":[1,{"deep":"x"}]}}',
    bodyIsJson: true,
    traceId,
    attributes: { ...attributes, 'map.inner.leaf': 1, bytes: 'AQL/', 'event.name': 'checkout.slow' },
  });
});

/** One field of wire type 2. */
const field = (number: number, ...parts: Uint8Array[]): Uint8Array =>
  protobuf.Writer.create()
    .uint32(number * 8 + 2)
    .bytes(Buffer.concat(parts))
    .finish();
const utf8 = (text: string) => Buffer.from(text);
const logRequest = (...record: Uint8Array[]) => field(1, field(2, field(2, ...record)));
const decode = (bytes: Uint8Array) => decodeOtlpLogs(bytes, 'protobuf', NOW);

it('finds a resource and a scope that come after their records', () => {
  const attribute = field(1, field(1, utf8('service.name')), field(2, field(1, utf8('late'))));
  const scope = field(1, field(1, utf8('scope')));
  const bytes = field(1, field(2, field(2, field(3, utf8('INFO'))), scope), field(1, attribute));
  expect(decode(bytes).records[0]?.stream).toMatchObject({ service: 'late', scopeName: 'scope' });
});

it('keeps 64-bit integers exact', () => {
  const int = (value: bigint) => Buffer.concat([Buffer.from([24]), varint(BigInt.asUintN(64, value))]);
  const attribute = (key: string, value: bigint) => field(6, field(1, utf8(key)), field(2, int(value)));
  const [record] = decode(
    logRequest(
      attribute('min', -(2n ** 63n)),
      attribute('max', 2n ** 63n - 1n),
      attribute('minus', -1n),
      attribute('safe', 2n ** 53n - 1n),
      attribute('seven', 2n ** 49n),
    ),
  ).records;
  expect(record?.attributes).toEqual({
    min: '-9223372036854775808',
    max: '9223372036854775807',
    minus: -1,
    safe: Number.MAX_SAFE_INTEGER,
    seven: 2 ** 49,
  });
});

it('repairs invalid UTF-8 and NUL, and counts it', () => {
  const bad = Buffer.from([0x61, 0xff, 0x00, 0x62]);
  const { records, repairs } = decode(logRequest(field(5, field(1, bad)), field(3, utf8('\uFFFD as sent'))));
  expect(records[0]?.body).toBe('a\uFFFDb');
  expect(Object.fromEntries(repairs)).toEqual({ 'invalid UTF-8 replaced': 1, 'NUL removed': 1 });
});

it('takes a known field with another wire type as an unknown one', () => {
  const severityAsText = field(2, utf8('x'));
  expect(decode(logRequest(severityAsText, field(3, utf8('ERROR')))).records[0]?.severityNumber).toBe(17);
});

it.each([
  ['text', utf8('hello, world')],
  ['a length beyond the end', Buffer.from([10, 200, 1, 0])],
  ['a length beyond its parent', Buffer.from([10, 2, 10, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
  ['an endless varint', Buffer.alloc(20, 255)],
  ['a truncated request', logRequest(field(3, utf8('INFO'))).subarray(0, -2)],
])('refuses %s as a whole', (_, bytes) => {
  expect(() => decode(bytes)).toThrow(expect.objectContaining({ code: 'bad_request' }));
});

function varint(value: bigint): Buffer {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7n) {
    if (rest < 128n) return Buffer.from([...bytes, Number(rest)]);
    bytes.push(Number(rest & 127n) | 128);
  }
}
