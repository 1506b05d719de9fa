import { expect, it } from 'vitest';
import { timeNs } from '../../time/time-ns';
import { decodeOtlpLogs } from './decode-logs';
import { decodeOtlpSpans } from './decode-spans';

const NOW = timeNs(1_763_790_000_000_000_000n);
const json = (value: unknown) => Buffer.from(JSON.stringify(value));
const logsOf = (logRecords: unknown[], resource: unknown = undefined) =>
  decodeOtlpLogs(json({ resourceLogs: [{ resource, scopeLogs: [{ logRecords }] }] }), 'json', NOW);
const spansOf = (spans: unknown[]) =>
  decodeOtlpSpans(json({ resourceSpans: [{ scopeSpans: [{ spans }] }] }), 'json', NOW);
const SPAN = {
  traceId: '5B8EFFF798038103D269B633813FC60C',
  spanId: 'EEE19B7EC3C1B174',
  parentSpanId: 'EEE19B7EC3C1B173',
  name: "I'm a server span",
  startTimeUnixNano: '1544712660000000000',
  endTimeUnixNano: '1544712661000000000',
  kind: 2,
};

// The shapes of opentelemetry-proto's examples/logs.json, events.json and trace.json.
it('reads the specification example of a log', () => {
  const { records, rejections, repairs, allTimed } = decodeOtlpLogs(
    json({
      resourceLogs: [
        {
          resource: { attributes: [{ key: 'service.name', value: { stringValue: 'my.service' } }] },
          scopeLogs: [
            {
              scope: {
                name: 'my.library',
                version: '1.0.0',
                attributes: [{ key: 'my.scope.attribute', value: { stringValue: 'some scope attribute' } }],
              },
              logRecords: [
                {
                  timeUnixNano: '1544712660300000000',
                  observedTimeUnixNano: '1544712660300000000',
                  severityNumber: 10,
                  severityText: 'Information',
                  traceId: '5B8EFFF798038103D269B633813FC60C',
                  spanId: 'EEE19B7EC3C1B174',
                  body: { stringValue: 'Example log record' },
                  attributes: [
                    { key: 'boolean.attribute', value: { boolValue: true } },
                    { key: 'int.attribute', value: { intValue: '10' } },
                    { key: 'double.attribute', value: { doubleValue: 637.704 } },
                    {
                      key: 'array.attribute',
                      value: { arrayValue: { values: [{ stringValue: 'many' }, { stringValue: 'values' }] } },
                    },
                    {
                      key: 'map.attribute',
                      value: {
                        kvlistValue: {
                          values: [{ key: 'some.map.key', value: { stringValue: 'some value' } }],
                        },
                      },
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    }),
    'json',
    NOW,
  );
  expect(rejections).toEqual([]);
  expect(repairs.size).toBe(0);
  expect(allTimed).toBe(true);
  expect(records).toEqual([
    {
      time: 1_544_712_660_300_000_000n,
      observedTime: 1_544_712_660_300_000_000n,
      severityNumber: 10,
      severityText: 'Information',
      body: 'Example log record',
      bodyIsJson: false,
      traceId: '5b8efff798038103d269b633813fc60c',
      spanId: 'eee19b7ec3c1b174',
      attributes: {
        'boolean.attribute': true,
        'int.attribute': 10,
        'double.attribute': 637.704,
        'array.attribute': ['many', 'values'],
        'map.attribute.some.map.key': 'some value',
      },
      stream: {
        service: 'my.service',
        environment: null,
        serviceVersion: null,
        resource: { 'service.name': 'my.service' },
        scopeName: 'my.library',
        scopeVersion: '1.0.0',
        scopeAttributes: { 'my.scope.attribute': 'some scope attribute' },
      },
    },
  ]);
});

it('keeps an event with its name and its structured body as JSON', () => {
  const [event] = logsOf([
    {
      eventName: 'browser.page_view',
      timeUnixNano: '1544712660300000000',
      severityNumber: 9,
      body: {
        kvlistValue: {
          values: [
            { key: 'type', value: { intValue: '0' } },
            { key: 'title', value: { stringValue: 'Free Online GUID Generator' } },
          ],
        },
      },
    },
  ]).records;
  expect(event?.attributes).toEqual({ 'event.name': 'browser.page_view' });
  expect(event?.body).toBe('{"type":0,"title":"Free Online GUID Generator"}');
  expect(event?.bodyIsJson).toBe(true);
});

it('reads the specification example of a span', () => {
  const { records } = spansOf([
    { ...SPAN, attributes: [{ key: 'my.span.attr', value: { stringValue: 'some value' } }] },
  ]);
  expect(records[0]).toMatchObject({
    traceId: '5b8efff798038103d269b633813fc60c',
    spanId: 'eee19b7ec3c1b174',
    parentSpanId: 'eee19b7ec3c1b173',
    kind: 2,
    start: 1_544_712_660_000_000_000n,
    durationNs: 1_000_000_000n,
    status: 0,
    attributes: { 'my.span.attr': 'some value' },
    stream: { service: 'unknown_service' },
  });
});

it('takes 64-bit integers as string or number without losing a digit, and ignores unknown fields', () => {
  const body = `{"resourceLogs":[{"scopeLogs":[{"logRecords":[
    {"timeUnixNano":1763789999123456789,"futureField":{"a":[1]},"attributes":[
      {"key":"wide","value":{"intValue":9007199254740993}},
      {"key":"text","value":{"intValue":"-9223372036854775808"}},
      {"key":"small","value":{"intValue":-5}},
      {"key":"huge","value":{"doubleValue":1e400}},
      {"key":"nan","value":{"doubleValue":"NaN"}}]}]}]}],"futureToo":1}`;
  const [log] = decodeOtlpLogs(Buffer.from(body), 'json', NOW).records;
  expect(log?.time).toBe(1_763_789_999_123_456_789n);
  expect(log?.attributes).toEqual({
    wide: '9007199254740993',
    text: '-9223372036854775808',
    small: -5,
    huge: '1e400',
    nan: 'NaN',
  });
});

it('takes the observed time where there is no time, and the time of arrival where there is neither', () => {
  const observed = logsOf([{ timeUnixNano: '0', observedTimeUnixNano: '1544712660300000000' }]);
  expect(observed.records[0]?.time).toBe(1_544_712_660_300_000_000n);
  expect(observed.allTimed).toBe(true);
  const neither = logsOf([{ body: { stringValue: 'x' } }]);
  expect(neither.records[0]?.time).toBe(NOW);
  expect(neither.allTimed).toBe(false);
});

it('rejects records outside 2000 … one day ahead by position, and keeps their neighbours', () => {
  const day = 86_400_000_000_000n;
  const { records, rejections, positions } = logsOf([
    { timeUnixNano: '946684799999999999' },
    { timeUnixNano: '946684800000000000' },
    { timeUnixNano: String(NOW + day) },
    { timeUnixNano: String(NOW + day + 1n) },
    { timeUnixNano: 'yesterday' },
  ]);
  expect(records).toHaveLength(2);
  expect(positions).toEqual([1, 2]);
  expect(rejections).toEqual([
    { position: 0, reason: 'the time is before 2000-01-01' },
    { position: 3, reason: 'the time is more than one day ahead of this server' },
    { position: 4, reason: 'timeUnixNano is not a count of nanoseconds' },
  ]);
});

it('derives the severity from its text only when there is no number', () => {
  const { records, repairs } = logsOf([
    { severityText: 'ERROR' },
    { severityText: 'ERROR', severityNumber: 9 },
    { severityNumber: 'SEVERITY_NUMBER_INFO', severityText: 'warn' },
    { severityNumber: 99 },
  ]);
  expect(records.map((record) => record.severityNumber)).toEqual([17, 9, 13, 0]);
  expect(repairs.get('severityNumber given by name instead of number left out')).toBe(1);
  expect(repairs.get('severity number out of range left out')).toBe(1);
});

it('rejects spans without valid ids and keeps one that ends before it starts with no duration', () => {
  const { records, rejections, repairs } = spansOf([
    { ...SPAN, traceId: '' },
    { ...SPAN, spanId: '0000000000000000' },
    { ...SPAN, traceId: 'W47/95gDgQPSabYzgT/GDA==' },
    { ...SPAN, endTimeUnixNano: '1544712659000000000' },
    { ...SPAN, endTimeUnixNano: '18446744073709551615' },
  ]);
  expect(rejections.map((rejection) => rejection.position)).toEqual([0, 1, 2, 4]);
  expect(records.map((span) => span.durationNs)).toEqual([0n]);
  expect(repairs.get('span that ends before it starts kept with no duration')).toBe(1);
});

it('keeps a log whose trace id is invalid, without the id', () => {
  const { records, repairs } = logsOf([{ traceId: 'abc', spanId: '00000000000000000' }]);
  expect(records[0]).toMatchObject({ traceId: null, spanId: null });
  expect(repairs.get('invalid trace or span id left out')).toBe(1);
});

it('names service, environment and version by the semantic conventions and shares one stream object', () => {
  const attribute = (key: string, stringValue: string) => ({ key, value: { stringValue } });
  const { records } = logsOf([{}, {}], {
    attributes: [
      attribute('service.name', 'shop'),
      attribute('deployment.environment', 'prod'),
      attribute('service.version', '2.1'),
    ],
  });
  expect(records[0]?.stream).toMatchObject({ service: 'shop', environment: 'prod', serviceVersion: '2.1' });
  expect(records[0]?.stream).toBe(records[1]?.stream);
});

it('counts what the SDK dropped, and keeps events and links', () => {
  const [span] = spansOf([
    {
      ...SPAN,
      droppedAttributesCount: 3,
      droppedEventsCount: 1,
      events: [{ timeUnixNano: 1_544_712_660_500_000_000, name: 'retry', attributes: [] }],
      links: [{ traceId: SPAN.traceId, spanId: SPAN.spanId }, { traceId: 'x' }],
      status: { code: 2, message: 'boom' },
    },
  ]).records;
  expect(span?.attributes).toEqual({ 'otel.dropped_attributes_count': 3, 'otel.dropped_events_count': 1 });
  expect(span?.events).toEqual([{ time: 1_544_712_660_500_000_000n, name: 'retry', attributes: {} }]);
  expect(span?.links).toHaveLength(1);
  expect(span).toMatchObject({ status: 2, statusMessage: 'boom' });
});

it.each([
  ['not JSON', '{"resourceLogs":['],
  ['an array', '[]'],
  ['a wrong envelope', '{"resourceLogs":{}}'],
  ['a wrong item', '{"resourceLogs":[5]}'],
])('refuses %s as a whole', (_, body) => {
  expect(() => decodeOtlpLogs(Buffer.from(body), 'json', NOW)).toThrow(
    expect.objectContaining({ code: 'bad_request' }),
  );
});

it('takes an empty request as success in both encodings', () => {
  for (const body of ['', '{}', '{"resourceLogs":[]}']) {
    expect(decodeOtlpLogs(Buffer.from(body), 'json', NOW).records).toEqual([]);
  }
  expect(decodeOtlpLogs(new Uint8Array(), 'protobuf', NOW).records).toEqual([]);
});
