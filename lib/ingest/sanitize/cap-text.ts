import type { Repairs } from '../repairs';

/** Cuts a text to at most `maxBytes` of UTF-8, never inside a character, and counts the cut as `<what> cut`. */
export function capText(text: string, maxBytes: number, what: string, repairs: Repairs): string {
  if (text.length * 3 <= maxBytes) return text;
  if (text.length <= maxBytes && Buffer.byteLength(text) <= maxBytes) return text;
  repairs.note(`${what} cut`);
  const bytes = Buffer.from(text.slice(0, maxBytes));
  let end = Math.min(maxBytes, bytes.length);
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.toString('utf8', 0, end);
}
