const SHORT = 48;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** Where the JSON string that opens at `quote` closes; the end of the bytes when it does not. */
export function stringEnd(bytes: Buffer, quote: number): number {
  for (let close = nextQuote(bytes, quote + 1); close >= 0; close = nextQuote(bytes, close + 1)) {
    let backslashes = 0;
    while (bytes[close - 1 - backslashes] === BACKSLASH) backslashes += 1;
    if (backslashes % 2 === 0) return close;
  }
  return bytes.length;
}

/** Most strings are shorter than what a call of `indexOf` costs. */
function nextQuote(bytes: Buffer, from: number): number {
  const short = Math.min(bytes.length, from + SHORT);
  for (let at = from; at < short; at++) if (bytes[at] === QUOTE) return at;
  return bytes.indexOf(QUOTE, short);
}
