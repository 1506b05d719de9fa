import protobuf from 'protobufjs';
import { expect, it } from 'vitest';
import { decodeZipkin } from './decode-zipkin';

// zipkin.proto of openzipkin/zipkin-api, without its comments.
const { root } = protobuf.parse(`syntax = "proto3"; package zipkin.proto3;
  message Span { bytes trace_id = 1; bytes parent_id = 2; bytes id = 3;
    enum Kind { SPAN_KIND_UNSPECIFIED = 0; CLIENT = 1; SERVER = 2; PRODUCER = 3; CONSUMER = 4; } Kind kind = 4;
    string name = 5; fixed64 timestamp = 6; uint64 duration = 7; Endpoint local_endpoint = 8;
    Endpoint remote_endpoint = 9; repeated Annotation annotations = 10; map<string, string> tags = 11;
    bool debug = 12; bool shared = 13; }
  message Endpoint { string service_name = 1; bytes ipv4 = 2; bytes ipv6 = 3; int32 port = 4; }
  message Annotation { fixed64 timestamp = 1; string value = 2; }
  message ListOfSpans { repeated Span spans = 1; }`);
const ListOfSpans = root.lookupType('zipkin.proto3.ListOfSpans');
const bytes = (hex: string) => Buffer.from(hex, 'hex');
const encode = (spans: object[]) => ListOfSpans.encode(ListOfSpans.create({ spans })).finish();
const NOW = 1_600_000_000_000_000_000n;

const SPAN = {
  traceId: bytes('00000000000000010000000000000002'),
  parentId: bytes('0000000000000003'),
  id: bytes('0000000000000004'),
  kind: 2,
  name: 'get /x',
  timestamp: 1571896375322001,
  duration: 70_000_000,
  localEndpoint: { serviceName: 'web', ipv4: bytes('0a000001'), port: 8080 },
  remoteEndpoint: { ipv6: bytes('20010db800000000000000000000c001') },
  annotations: [{ timestamp: 1571896375322002, value: 'sr' }],
  tags: { 'http.method': 'GET', empty: '' },
  shared: true,
};

it('reads every field of zipkin.proto3 as the JSON of the same span', () => {
  const json = [
    {
      traceId: '00000000000000010000000000000002',
      parentId: '0000000000000003',
      id: '0000000000000004',
      kind: 'SERVER',
      name: 'get /x',
      timestamp: 1571896375322001,
      duration: 70_000_000,
      localEndpoint: { serviceName: 'web', ipv4: '10.0.0.1', port: 8080 },
      remoteEndpoint: { ipv6: '2001:db8::c001' },
      annotations: [{ timestamp: 1571896375322002, value: 'sr' }],
      tags: { 'http.method': 'GET', empty: '' },
      shared: true,
    },
  ];
  const fromProto = decodeZipkin(encode([SPAN]), 'protobuf', NOW);
  expect(fromProto.records).toEqual(decodeZipkin(Buffer.from(JSON.stringify(json)), 'json', NOW).records);
  expect(fromProto.records).toHaveLength(1);
});

it('takes ids of 8 bytes, and refuses a span with another length alone', () => {
  const { records, rejections } = decodeZipkin(
    encode([
      { ...SPAN, traceId: bytes('0000000000000002') },
      { ...SPAN, id: bytes('04') },
      { ...SPAN, traceId: bytes('0'.repeat(32)) },
    ]),
    'protobuf',
    NOW,
  );
  expect(records.map(({ traceId }) => traceId)).toEqual(['00000000000000000000000000000002']);
  expect(rejections).toEqual([
    { position: 1, reason: 'the span id is not 8 bytes' },
    { position: 2, reason: 'traceId is all zeros' },
  ]);
});

it('refuses bytes that are no list of spans', () => {
  const whole = encode([SPAN]);
  const refused = expect.objectContaining({ code: 'bad_request' });
  expect(() => decodeZipkin(whole.slice(0, -5), 'protobuf', NOW)).toThrow(refused);
  expect(() => decodeZipkin(Buffer.from('[{"traceId":"1"}]'), 'protobuf', NOW)).toThrow(
    'Expected a PROTO3 encoded list, but received: JSON_V2',
  );
});
