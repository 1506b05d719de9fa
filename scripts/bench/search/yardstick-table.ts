import type { WireLog } from '../../otlp/otlp-data';

/**
 * The same logs for ClickHouse, as somebody would lay them out who knows it: sorted by time, frequent fields promoted to
 * columns of a fitting type, the rest in a JSON column, text indexes for the words and for the ids.
 */
export const CREATE_TABLE = `
  CREATE TABLE log (
    ts DateTime64(9, 'UTC') CODEC(Delta(8), ZSTD(1)),
    service LowCardinality(String), level LowCardinality(String), severity UInt8,
    body String CODEC(ZSTD(1)),
    trace_id String CODEC(ZSTD(1)), span_id String CODEC(ZSTD(1)),
    environment LowCardinality(String), version LowCardinality(String), pod LowCardinality(String), host LowCardinality(String),
    user_id String CODEC(ZSTD(1)), duration_ms Float64 CODEC(ZSTD(1)),
    model_version LowCardinality(String), cell LowCardinality(String), zone LowCardinality(String),
    status_code UInt16, wafer_lot LowCardinality(String), error_type LowCardinality(String),
    labels JSON,
    INDEX body_words lower(body) TYPE text(tokenizer = splitByNonAlpha),
    INDEX user_ids user_id TYPE text(tokenizer = array),
    INDEX trace_ids trace_id TYPE bloom_filter(0.001) GRANULARITY 1
  ) ENGINE = MergeTree PARTITION BY toDate(ts) ORDER BY ts`;

export const COLUMNS = '*';

/** One row for JSONEachRow. */
export function yardstickRow(log: WireLog): string {
  const { attributes, source } = log;
  const labels: Record<string, unknown> = {};
  for (const key in attributes) if (key.startsWith('label.')) labels[key.slice(6)] = attributes[key];
  const seconds = log.timeNs / 1_000_000_000n;
  return JSON.stringify({
    ts: `${seconds}.${String(log.timeNs % 1_000_000_000n).padStart(9, '0')}`,
    service: source.resource['service.name'],
    level: log.severityText,
    severity: log.severityNumber,
    body: log.body,
    trace_id: log.traceId ?? '',
    span_id: log.spanId ?? '',
    environment: source.resource['deployment.environment.name'],
    version: source.resource['service.version'],
    pod: source.resource['k8s.pod.name'],
    host: source.resource['host.name'],
    user_id: attributes.user_id,
    duration_ms: attributes.duration_ms,
    model_version: attributes.model_version,
    cell: attributes.cell,
    zone: attributes.zone,
    status_code: attributes['http.response.status_code'] ?? 0,
    wafer_lot: attributes.wafer_lot ?? '',
    error_type: attributes.error_type ?? '',
    labels,
  });
}
