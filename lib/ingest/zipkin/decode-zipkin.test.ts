import { expect, it } from 'vitest';
import { decodeZipkin } from './decode-zipkin';

const NOW = 1_600_000_000_000_000_000n;
const decode = (spans: unknown) =>
  decodeZipkin(Buffer.from(typeof spans === 'string' ? spans : JSON.stringify(spans)), 'json', NOW);

it('keeps ids, times, kind, endpoints, tags, annotations and the error of a span', () => {
  const { records, rejections, allTimed } = decode([
    {
      traceId: 'A03EE8FFF1DCD9B9',
      parentId: 'f5f268651b2a2b34',
      id: '15fc03927f0f68df',
      kind: 'CLIENT',
      name: 'post',
      timestamp: 1571896375322001,
      duration: 14000,
      localEndpoint: { serviceName: 'mobile_api', ipv4: '10.0.0.1', port: 80 },
      remoteEndpoint: { serviceName: 'blt', ipv6: '2001:db8::c001', port: 31882 },
      annotations: [{ timestamp: 1571896375322100, value: 'ws' }],
      tags: { client_status_code: '500', error: 'Internal Server Error' },
      debug: true,
    },
  ]);
  expect(rejections).toEqual([]);
  expect(allTimed).toBe(true);
  expect(records).toEqual([
    {
      traceId: '0000000000000000a03ee8fff1dcd9b9',
      spanId: '15fc03927f0f68df',
      parentSpanId: 'f5f268651b2a2b34',
      traceState: null,
      name: 'post',
      kind: 3,
      start: 1_571_896_375_322_001_000n,
      durationNs: 14_000_000n,
      status: 2,
      statusMessage: 'Internal Server Error',
      attributes: {
        client_status_code: '500',
        'network.local.address': '10.0.0.1',
        'network.local.port': 80,
        'peer.service': 'blt',
        'network.peer.address': '2001:db8::c001',
        'network.peer.port': 31882,
        'zipkin.debug': true,
      },
      events: [{ time: 1_571_896_375_322_100_000n, name: 'ws', attributes: {} }],
      links: [],
      stream: {
        service: 'mobile_api',
        environment: null,
        serviceVersion: null,
        resource: { 'service.name': 'mobile_api', 'host.ip': ['10.0.0.1'] },
        scopeName: 'zipkin',
        scopeVersion: null,
        scopeAttributes: {},
      },
    },
  ]);
});

it('keeps both halves of a shared span with their id and parent', () => {
  const half = { traceId: '1', parentId: '2', id: '3', timestamp: 1571896375322001, duration: 5 };
  const { records } = decode([
    { ...half, kind: 'CLIENT', shared: true },
    { ...half, kind: 'SERVER', shared: true },
  ]);
  expect(
    records.map(({ spanId, parentSpanId, kind, attributes }) => [
      spanId,
      parentSpanId,
      kind,
      attributes['zipkin.shared'],
    ]),
  ).toEqual([
    ['0000000000000003', '0000000000000002', 3, undefined],
    ['0000000000000003', '0000000000000002', 2, true],
  ]);
});

it('takes a span without a duration for a part: another start in nanoseconds, always the same', () => {
  const part = { traceId: '1', id: '3', kind: 'CLIENT', timestamp: 1571896375322001 };
  const [whole, first, second, again] = decode([
    { ...part, duration: 9 },
    part,
    { ...part, tags: { a: 'b' } },
    part,
  ]).records.map(({ start }) => start);
  expect(new Set([whole, first, second]).size).toBe(3);
  expect(again).toBe(first);
  for (const start of [whole, first, second]) expect((start ?? 0n) / 1000n).toBe(1_571_896_375_322_001n);
});

it('puts a span without a time at its first annotation, or at its arrival', () => {
  const annotations = [
    { timestamp: 1571896375322009, value: 'b' },
    { timestamp: 1571896375322005, value: 'a' },
  ];
  const timed = decode([{ traceId: '1', id: '2', annotations }]);
  expect((timed.records[0]?.start ?? 0n) / 1000n).toBe(1_571_896_375_322_005n);
  expect(timed.allTimed).toBe(true);
  const untimed = decode([{ traceId: '1', id: '2' }]);
  expect(untimed.records[0]?.start).toBe(NOW);
  expect(untimed.allTimed).toBe(false);
});

it.each([
  [{ id: '1' }, 'Missing : traceId'],
  [{ traceId: '1' }, 'Missing : id'],
  [{ traceId: '1'.repeat(33), id: '1' }, 'traceId.length > 32'],
  [{ traceId: '0', id: '1' }, 'traceId is all zeros'],
  [{ traceId: '', id: '1' }, 'traceId is empty'],
  [{ traceId: '1', id: 'xyz' }, 'xyz should be lower-hex encoded with no prefix'],
  [{ traceId: '1', id: '1', kind: 'client' }, 'No enum constant zipkin2.Span.Kind.client'],
  [{ traceId: '1', id: '1', timestamp: 'soon' }, 'Expected a long but was STRING at path $.timestamp'],
  [{ traceId: '1', id: '1', tags: { a: null } }, 'No value at $.tags.a'],
  [{ traceId: '1', id: '1', tags: { a: {} } }, 'Expected a string but was BEGIN_OBJECT at path $.tags.a'],
  [{ traceId: '1', id: '1', annotations: [{ timestamp: 1 }] }, 'Incomplete annotation at $.annotations[0]'],
  [{ traceId: '1', id: '1', timestamp: 5 }, 'the time is before 2000-01-01'],
  ['text', 'Malformed'],
])('refuses %j alone, in Zipkin words', (span, reason) => {
  const good = { traceId: '1', id: '2', timestamp: 1571896375322001 };
  const { records, rejections } = decode([span, good]);
  expect(rejections).toEqual([{ position: 0, reason }]);
  expect(records).toHaveLength(1);
});

it.each([
  ['{"traceId":"1"}', 'Expected a JSON_V2 encoded list\n'],
  ['[{"traceId":"1"', 'Malformed reading List<Span> from json'],
  ['\n\u0005abcde', 'Expected a JSON_V2 encoded list, but received: PROTO3\n'],
  [
    '[{"traceId":"1","id":"1","binaryAnnotations":[]}]',
    'Expected a JSON_V2 encoded list, but received: JSON_V1\n',
  ],
])('says what is wrong with the body %j', (body, message) => {
  expect(() => decode(body)).toThrow(expect.objectContaining({ code: 'bad_request', message }));
});

it('takes an empty body and an empty list for nothing', () => {
  expect(decode('').records).toEqual([]);
  expect(decode('[]').records).toEqual([]);
});
