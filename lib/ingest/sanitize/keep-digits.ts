// Not inside a string: a string's first character follows a quote.
const SUSPECT = /[:,[\s]-?(?:\d{16}|\d+(?:\.\d+)?[eE]\+?\d{3})/;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * JSON text in which every number that a double cannot hold stands in quotes, so that JSON.parse keeps its digits:
 * integers beyond 2^53 and anything beyond 1.8e308. Other texts come back unchanged, after one cheap look.
 */
export function keepDigits(text: string): string {
  if (!SUSPECT.test(text)) return text;
  const parts: string[] = [];
  let at = 0;
  while (at < text.length) {
    const quote = text.indexOf('"', at);
    const gapEnd = quote < 0 ? text.length : quote;
    parts.push(quoteWide(text.slice(at, gapEnd)));
    if (quote < 0) break;
    const end = stringEnd(text, quote);
    parts.push(text.slice(quote, end));
    at = end;
  }
  return parts.join('');
}

function quoteWide(gap: string): string {
  if (gap.length < 4) return gap;
  return gap.replace(NUMBER, (number) => (fitsDouble(number) ? number : `"${number}"`));
}

function fitsDouble(number: string): boolean {
  if (number.length < 5) return true;
  return /^-?\d+$/.test(number) ? Number.isSafeInteger(Number(number)) : Number.isFinite(Number(number));
}

/** Index after the closing quote of the string that opens at `quote`. */
function stringEnd(text: string, quote: number): number {
  let close = text.indexOf('"', quote + 1);
  while (close > 0) {
    let backslashes = 0;
    while (text.charCodeAt(close - 1 - backslashes) === 92) backslashes += 1;
    if (backslashes % 2 === 0) return close + 1;
    close = text.indexOf('"', close + 1);
  }
  return text.length;
}
