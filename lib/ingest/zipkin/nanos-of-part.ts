import type { ZipkinSpan } from '../../contracts/zipkin-span';

/**
 * Zipkin's spans may come in parts: what was known first, the end, tags sent later, all with one id and often one start.
 * A part without a duration starts some nanoseconds later than it says (Zipkin counts microseconds), so that the store
 * does not take it for the whole span, or for another part. The same part sent again starts at the same nanosecond.
 */
export function nanosOfPart(span: ZipkinSpan): bigint {
  const isWhole = span.duration !== undefined && span.timestamp !== undefined;
  // A server's half without its kind would be told from the client's by nothing.
  if (isWhole && (!span.shared || span.kind === 'SERVER')) return 0n;
  return BigInt(1 + (fnv1a(JSON.stringify(span)) % 999));
}

/** FNV-1a, 32 bit: http://www.isthe.com/chongo/tech/comp/fnv/ */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text, 'utf8')) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
