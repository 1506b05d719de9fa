const HEX = /^[0-9a-f]+$/i;

/**
 * A trace id as it is stored and shown: hex of up to 32 digits is lower-cased and left-padded to 32; any other text is
 * kept as it is. Empty and all-zero ids mean "none" (W3C Trace Context §3.2.2.3) and give null.
 */
export function normalizeTraceId(text: string): string | null {
  return normalize(text, 32);
}

/** A span id as it is stored and shown; see `normalizeTraceId`, with 16 digits. */
export function normalizeSpanId(text: string): string | null {
  return normalize(text, 16);
}

function normalize(text: string, digits: number): string | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  if (trimmed.length > digits || !HEX.test(trimmed)) return trimmed;
  const padded = trimmed.toLowerCase().padStart(digits, '0');
  return /^0+$/.test(padded) ? null : padded;
}
