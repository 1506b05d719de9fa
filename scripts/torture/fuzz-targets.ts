import protobuf from 'protobufjs/minimal.js';
import { encodeLogs, encodeSpans } from '../otlp/encode-request';
import { GrpcTestClient } from '../test-grpc-client';
import type { Ports } from './wire-server';

/** What an endpoint made of a body: null when there was no answer. */
export interface FuzzAnswer {
  /** An HTTP status, or of gRPC 500 for INTERNAL, UNKNOWN and DATA_LOSS. */
  status: number;
  text: string;
}

export interface FuzzTarget {
  name: string;
  /** Good bodies to be broken. */
  seeds: Uint8Array[];
  send: (body: Uint8Array) => Promise<FuzzAnswer | null>;
}

const PATIENCE_MS = 60_000;
const GRPC_WRONG = new Set([2, 13, 15]);

/** Every endpoint that takes a body, of every protocol. */
export function fuzzTargets(ports: Ports): FuzzTarget[] {
  const json = 'application/json';
  const proto = 'application/x-protobuf';
  const lines = 'application/x-ndjson';
  const http = (
    name: string,
    port: number,
    path: string,
    type: string,
    seeds: (string | Uint8Array)[],
  ): FuzzTarget => ({
    name,
    seeds: seeds.map((seed) => Buffer.from(seed)),
    send: async (body) => await post(`http://127.0.0.1:${port}${path}`, body, type),
  });
  const { otlp, elastic, loki, zipkin } = ports;
  return [
    http('otlp logs json', otlp, '/v1/logs', json, [LOGS_JSON]),
    http('otlp logs protobuf', otlp, '/v1/logs', proto, [LOGS_PROTO]),
    http('otlp traces json', otlp, '/v1/traces', json, [SPANS_JSON]),
    http('otlp traces protobuf', otlp, '/v1/traces', proto, [SPANS_PROTO]),
    http('otlp metrics json', otlp, '/v1/metrics', json, [METRICS_JSON]),
    grpc('otlp logs grpc', ports['otlp-grpc'], 'logs.v1.LogsService', LOGS_PROTO),
    grpc('otlp traces grpc', ports['otlp-grpc'], 'trace.v1.TraceService', SPANS_PROTO),
    http('elastic bulk', elastic, '/_bulk', lines, BULK),
    http('elastic doc', elastic, '/logs-fuzz-default/_doc', json, [DOCUMENT]),
    http('elastic search', elastic, '/logs-*/_search', json, SEARCHES),
    http('elastic msearch', elastic, '/_msearch', lines, [
      `{"index":"logs-*"}\n${SEARCHES[0]}\n{}\n${SEARCHES[1]}\n`,
    ]),
    http('elastic count', elastic, '/logs-*/_count', json, ['{"query":{"match":{"message":"shop"}}}']),
    http('elastic field_caps', elastic, '/_field_caps', json, [
      '{"fields":["*"],"index_filter":{"match_all":{}}}',
    ]),
    http('elastic template', elastic, '/_index_template/fuzz', json, [
      '{"index_patterns":["logs-fuzz-*"],"template":{"settings":{}}}',
    ]),
    http('loki push json', loki, '/loki/api/v1/push', json, [LOKI_JSON]),
    http('loki push protobuf', loki, '/loki/api/v1/push', proto, [LOKI_SNAPPY]),
    http('loki query', loki, '/loki/api/v1/query_range', 'application/x-www-form-urlencoded', LOKI_QUERIES),
    http('zipkin json', zipkin, '/api/v2/spans', json, [ZIPKIN_JSON]),
    http('zipkin protobuf', zipkin, '/api/v2/spans', proto, [ZIPKIN_PROTO]),
  ];
}

async function post(url: string, body: Uint8Array, type: string): Promise<FuzzAnswer | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': type },
      body: body as BodyInit,
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return { status: response.status, text: await response.text() };
  } catch {
    return null;
  }
}

function grpc(name: string, port: number, service: string, seed: Uint8Array): FuzzTarget {
  let client: GrpcTestClient | undefined;
  return {
    name,
    seeds: [seed],
    send: async (body) => {
      client ??= new GrpcTestClient(`127.0.0.1:${port}`);
      const path = `/opentelemetry.proto.collector.${service}/Export`;
      const { code, details } = await client.call(path, body, { deadlineMs: PATIENCE_MS });
      if (code === 4) return null;
      return { status: GRPC_WRONG.has(code) ? 500 : 200, text: details };
    },
  };
}

const source = { resource: { 'service.name': 'fuzz', list: ['a', 'b'] }, scope: 'fuzz' };
const nowMs = Date.now();
const timeNs = BigInt(nowMs) * 1_000_000n;
const traceId = '5b8efff798038103d269b633813fc60c';
const spanId = 'eee19b7ec3c1b174';
const attributes = { text: 'grüße', int: 42, double: 0.5, yes: true, list: ['a'] };
const LOGS_PROTO = encodeLogs([
  { source, timeNs, severityNumber: 9, severityText: 'INFO', body: 'fuzz', traceId, spanId, attributes },
]);
const SPANS_PROTO = encodeSpans([
  {
    source,
    traceId,
    spanId,
    name: 'fuzz',
    kind: 2,
    startNs: timeNs,
    endNs: timeNs + 5n,
    status: 2,
    statusMessage: 'bad',
    attributes,
    events: [{ timeNs, name: 'e', attributes }],
    links: [{ traceId, spanId }],
  },
]);
const value = (stringValue: string) => ({ stringValue });
const resource = { attributes: [{ key: 'service.name', value: value('fuzz') }] };
const LOGS_JSON = JSON.stringify({
  resourceLogs: [
    {
      resource,
      scopeLogs: [
        {
          scope: { name: 's', version: '1' },
          logRecords: [
            {
              timeUnixNano: String(timeNs),
              severityNumber: 9,
              body: {
                kvlistValue: { values: [{ key: 'a', value: { arrayValue: { values: [value('b')] } } }] },
              },
              traceId,
              spanId,
              attributes: [
                { key: 'int', value: { intValue: '42' } },
                { key: 'd', value: { doubleValue: 0.5 } },
              ],
            },
          ],
        },
      ],
    },
  ],
});
const SPANS_JSON = JSON.stringify({
  resourceSpans: [
    {
      resource,
      scopeSpans: [
        {
          spans: [
            {
              traceId,
              spanId,
              name: 'fuzz',
              kind: 2,
              startTimeUnixNano: String(timeNs),
              endTimeUnixNano: String(timeNs + 5n),
              events: [{ timeUnixNano: String(timeNs), name: 'e' }],
              links: [{ traceId, spanId }],
              status: { code: 2, message: 'bad' },
            },
          ],
        },
      ],
    },
  ],
});
const METRICS_JSON = JSON.stringify({
  resourceMetrics: [
    { resource, scopeMetrics: [{ metrics: [{ name: 'm', gauge: { dataPoints: [{ asInt: '1' }] } }] }] },
  ],
});
const iso = new Date(nowMs).toISOString();
const DOCUMENT = JSON.stringify({
  '@timestamp': iso,
  message: 'fuzz',
  log: { level: 'error' },
  a: { b: [1, { c: null }] },
});
const BULK = [
  `{"create":{"_index":"logs-fuzz-default","_id":"1"}}\n${DOCUMENT}\n{"index":{"_index":"x-2026.11.22"}}\n${DOCUMENT}\n{"delete":{"_index":"x","_id":"1"}}\n`,
  `{"update":{"_index":"logs-fuzz-default","_id":"1"}}\n{"doc":${DOCUMENT},"doc_as_upsert":true}\n`,
];
const SEARCHES = [
  '{"query":{"bool":{"must":[{"term":{"level":"ERROR"}},{"range":{"@timestamp":{"gte":"now-1h","lte":"now/d"}}}],"must_not":[{"exists":{"field":"a.b"}}],"should":[{"match_phrase":{"message":"shop fuzz"}},{"wildcard":{"message":"f*z"}}],"minimum_should_match":1}},"sort":[{"@timestamp":"desc"}],"size":5,"_source":["message"],"highlight":{"fields":{"message":{}}}}',
  '{"size":0,"query":{"query_string":{"query":"level:ERROR AND (a OR b)","default_field":"message"}},"aggs":{"t":{"terms":{"field":"service.name.keyword","size":3},"aggs":{"h":{"date_histogram":{"field":"@timestamp","fixed_interval":"1m","min_doc_count":0}},"p":{"percentiles":{"field":"d"}}}},"r":{"range":{"field":"int","ranges":[{"to":1},{"from":1}]}}}}',
];
const LOKI_JSON = JSON.stringify({
  streams: [
    {
      stream: { app: 'fuzz', level: 'info' },
      values: [[String(timeNs), 'a=b msg="c d"', { trace_id: traceId }]],
    },
  ],
});
const LOKI_QUERIES = [
  '{app="fuzz"} |= "a" != "b" |~ "c.*" | json | logfmt | d > 5 and e = "x"',
  'sum by (level) (count_over_time({app=~".+"} | logfmt [1m])) / 2',
  'topk(3, rate({service_name="fuzz"}[5m]))',
].map(
  (query) =>
    `${new URLSearchParams({ query, limit: '5', start: String(timeNs - 3_600_000_000_000n), end: String(timeNs) })}`,
);
const ZIPKIN_JSON = JSON.stringify([
  {
    traceId,
    id: spanId,
    parentId: '1',
    kind: 'SERVER',
    name: 'fuzz',
    timestamp: nowMs * 1000,
    duration: 10,
    shared: true,
    localEndpoint: { serviceName: 'fuzz', ipv4: '127.0.0.1', port: 80 },
    annotations: [{ timestamp: nowMs * 1000, value: 'a' }],
    tags: { error: 'yes' },
  },
]);
// zipkin.proto3.ListOfSpans with one span: trace_id, id, name, timestamp.
const ZIPKIN_PROTO = protobuf.Writer.create()
  .uint32(10)
  .fork()
  .uint32(10)
  .bytes(Buffer.from(traceId, 'hex'))
  .uint32(26)
  .bytes(Buffer.from(spanId, 'hex'))
  .uint32(42)
  .string('fuzz')
  .uint32(49)
  .fixed64(nowMs * 1000)
  .ldelim()
  .finish();
// logproto.PushRequest with one stream of one entry, as one literal of a snappy block.
const LOKI_SNAPPY = (() => {
  const request = protobuf.Writer.create()
    .uint32(10)
    .fork()
    .uint32(10)
    .string('{app="fuzz"}')
    .uint32(18)
    .fork();
  request
    .uint32(10)
    .fork()
    .uint32(8)
    .uint32(Math.floor(nowMs / 1000))
    .ldelim()
    .uint32(18)
    .string('line');
  const bytes = request.ldelim().ldelim().finish();
  return Buffer.concat([Buffer.from([bytes.length, (bytes.length - 1) << 2]), bytes]);
})();
