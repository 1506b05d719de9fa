/** A stored trace id as Zipkin writes it: one of 64 bits has 16 digits. Source: openzipkin/zipkin, Span.normalizeTraceId. */
export function zipkinTraceIdOf(traceId: string): string {
  return /^0{16}[0-9a-f]{16}$/.test(traceId) ? traceId.slice(16) : traceId;
}
