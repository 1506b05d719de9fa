/** A stored trace id as Jaeger's JSON writes it: one of 64 bits has 16 digits. Source: jaeger-idl, model/v1/ids.go. */
export function jaegerTraceIdOf(traceId: string): string {
  return /^0{16}[0-9a-f]{16}$/.test(traceId) ? traceId.slice(16) : traceId;
}

/**
 * A trace id of a request: hex, or the base64 of its bytes, in either alphabet; anything else as it is, because other ids
 * are stored too. Source: jaegertracing/jaeger, apiv3 TraceIDFromString.
 */
export function readJaegerTraceId(text: string): string {
  if (/^[0-9a-f]{1,32}$/i.test(text) || !/^[A-Za-z0-9+/_-]{11,22}={0,2}$/.test(text)) return text;
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === 16 || bytes.length === 8 ? bytes.toString('hex') : text;
}

/** What Jaeger says of an id that is none; null: it may be one. */
export function jaegerTraceIdFault(id: string): string | null {
  if (/^[0-9a-f]{1,32}$/i.test(id)) return null;
  if (id.length > 32) return `TraceID cannot be longer than 32 hex characters: ${id.slice(0, 200)}`;
  return `strconv.ParseUint: parsing "${id}": invalid syntax`;
}
