import type { IngestSource } from '../contracts/status';

type Protocol = IngestSource['protocol'];

/** Any name of an index may come before it. */
const DOCUMENTS = /\/_(?:bulk|doc|create|update)\b/;

/** What endpoints begin with. */
const BEGINNINGS: readonly (readonly [string, Protocol])[] = [
  ['/v1/logs', 'OTLP/HTTP'],
  ['/v1/traces', 'OTLP/HTTP'],
  ['/v1/metrics', 'OTLP/HTTP'],
  ['/opentelemetry.proto.', 'OTLP/gRPC'],
  ['/loki/api/v1/push', 'Loki'],
  ['/api/prom/push', 'Loki'],
  ['/api/v1/spans', 'Zipkin'],
  ['/api/v2/spans', 'Zipkin'],
  ['/api/ingest/jsonl', 'JSON lines'],
  ['/api/ingest/text', 'Text files'],
  ['syslog', 'syslog'],
];

/** The protocol that an endpoint takes, null for what is no endpoint. @param path as in `IngestInput` */
export function protocolOfPath(path: string): Protocol | null {
  const known = BEGINNINGS.find(([beginning]) => path.startsWith(beginning));
  if (known) return known[1];
  return DOCUMENTS.test(path) ? 'Elasticsearch' : null;
}
