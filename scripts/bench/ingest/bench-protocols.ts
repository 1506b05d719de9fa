import { encodeLogs, encodeSpans } from '../../otlp/encode-request';
import { postAll } from '../post-all';
import type { BenchProtocol } from './bench-protocol';
import { encodeElasticBulk, encodeJsonLines } from './encode-json-lines';
import { encodeLokiJson, encodeLokiProtobuf } from './encode-loki';
import { encodeOtlpJson } from './encode-otlp-json';
import { encodeSyslog } from './encode-syslog';
import { encodeZipkinJson, encodeZipkinProtobuf } from './encode-zipkin';
import { postGrpc } from './post-grpc';
import { sendSyslog } from './send-syslog';

const PROTOBUF = 'application/x-protobuf';
const JSON_TYPE = 'application/json';
const GRPC = '/opentelemetry.proto.collector';
const at = (port: number, path: string) => `http://127.0.0.1:${port}${path}`;

/** All protocols records come in by, over their light listeners where they have one. */
export const BENCH_PROTOCOLS: readonly BenchProtocol[] = [
  {
    name: 'OTLP/HTTP protobuf',
    signal: 'logs',
    encode: encodeLogs,
    send: ({ ports }, bodies) => postAll(at(ports.otlp, '/v1/logs'), bodies, PROTOBUF),
  },
  {
    name: 'OTLP/gRPC',
    signal: 'logs',
    encode: encodeLogs,
    send: ({ ports }, bodies) => postGrpc(ports['otlp-grpc'], `${GRPC}.logs.v1.LogsService/Export`, bodies),
  },
  {
    name: 'OTLP/HTTP JSON',
    signal: 'logs',
    encode: encodeOtlpJson,
    send: ({ ports }, bodies) => postAll(at(ports.otlp, '/v1/logs'), bodies, JSON_TYPE),
  },
  {
    name: 'Elasticsearch _bulk',
    signal: 'logs',
    encode: encodeElasticBulk,
    send: ({ ports }, bodies) => postAll(at(ports.elastic, '/_bulk'), bodies, 'application/x-ndjson'),
  },
  {
    name: 'Loki push JSON',
    signal: 'logs',
    encode: encodeLokiJson,
    send: ({ ports }, bodies) => postAll(at(ports.loki, '/loki/api/v1/push'), bodies, JSON_TYPE),
  },
  {
    name: 'Loki push protobuf',
    signal: 'logs',
    encode: encodeLokiProtobuf,
    send: ({ ports }, bodies) => postAll(at(ports.loki, '/loki/api/v1/push'), bodies, PROTOBUF),
  },
  {
    name: 'JSON lines (main port)',
    signal: 'logs',
    encode: encodeJsonLines,
    send: ({ url }, bodies) => postAll(`${url}/api/ingest/jsonl`, bodies, 'application/x-ndjson'),
  },
  {
    name: 'syslog RFC 5424, TCP',
    signal: 'logs',
    encode: encodeSyslog,
    send: ({ ports }, bodies) => sendSyslog(ports.syslog, bodies),
    unanswered: true,
  },
  {
    name: 'OTLP/HTTP protobuf',
    signal: 'spans',
    encode: encodeSpans,
    send: ({ ports }, bodies) => postAll(at(ports.otlp, '/v1/traces'), bodies, PROTOBUF),
  },
  {
    name: 'OTLP/gRPC',
    signal: 'spans',
    encode: encodeSpans,
    send: ({ ports }, bodies) => postGrpc(ports['otlp-grpc'], `${GRPC}.trace.v1.TraceService/Export`, bodies),
  },
  {
    name: 'Zipkin v2 JSON',
    signal: 'spans',
    encode: encodeZipkinJson,
    send: ({ ports }, bodies) => postAll(at(ports.zipkin, '/api/v2/spans'), bodies, JSON_TYPE),
  },
  {
    name: 'Zipkin v2 protobuf',
    signal: 'spans',
    encode: encodeZipkinProtobuf,
    send: ({ ports }, bodies) => postAll(at(ports.zipkin, '/api/v2/spans'), bodies, PROTOBUF),
  },
];
