/** What a `traceparent` says: W3C ids in lower-case hex, and whether its sender recorded the trace. */
export interface Traceparent {
  traceId: string;
  /** The spec's `parent-id`: the span on whose behalf the record was written. */
  spanId: string;
  sampled: boolean;
}

const FIELDS = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/s;
const LONGEST = 512;

/**
 * Reads a `traceparent` to the letter: lower-case hex of exact lengths, no all-zero id, version `ff` forbidden, nothing
 * after the flags in version 00; in later versions only what follows a dash. Optional white space around it is HTTP's.
 * Null when it is invalid. Source: W3C Trace Context level 2, §3.2 and §3.2.2.6 "Versioning of traceparent".
 */
export function parseTraceparent(text: string): Traceparent | null {
  if (text.length > LONGEST) return null;
  const [, version, traceId, spanId, flags, more] = FIELDS.exec(text.replace(/^[ \t]+|[ \t]+$/g, '')) ?? [];
  if (version === undefined || traceId === undefined || spanId === undefined || flags === undefined)
    return null;
  if (version === 'ff' || (version === '00' && more !== undefined)) return null;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return null;
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
}
