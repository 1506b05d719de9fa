import { expect, it } from 'vitest';
import { protocolOfPath } from './protocol-of-path';

it.each([
  ['/v1/logs', 'OTLP/HTTP'],
  ['/opentelemetry.proto.collector.trace.v1.TraceService/Export', 'OTLP/gRPC'],
  ['/loki/api/v1/push#tenant', 'Loki'],
  ['/api/v2/spans', 'Zipkin'],
  ['/api/ingest/jsonl', 'JSON lines'],
  ['/api/ingest/text', 'Text files'],
  ['syslog', 'syslog'],
  ['/_bulk', 'Elasticsearch'],
  ['/logs-nginx-prod/_bulk (spans)', 'Elasticsearch'],
  ['/app/_doc/7', 'Elasticsearch'],
  ['/v1/_bulk', 'Elasticsearch'],
  ['/api/prom/push', 'Loki'],
  ['sampling', null],
])('%s is of %s', (path, protocol) => {
  expect(protocolOfPath(path)).toBe(protocol);
});
