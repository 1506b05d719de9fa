import { dataStreamOfIndex } from '../../contracts/data-stream';
import { isPlainObject, type RawObject } from '../raw-value';

/**
 * Whether a document is a span: one sent to a data stream of traces, or shaped as the OpenTelemetry Collector's
 * elasticsearch exporter writes spans in its mapping modes `otel` and `none`, wherever it is sent.
 */
export function isSpanDocument(document: RawObject, index: string): boolean {
  if (isOtelSpan(document) || isPlainSpan(document)) return true;
  return dataStreamOfIndex(index).type === 'traces';
}

/** Mapping mode `otel`. */
export function isOtelSpan(document: RawObject): boolean {
  return (
    typeof document.span_id === 'string' && 'duration' in document && isPlainObject(document.resource ?? null)
  );
}

/** Mapping modes `none` and `raw`. */
export function isPlainSpan(document: RawObject): boolean {
  return typeof document.SpanId === 'string' && 'EndTimestamp' in document;
}
