import { lexBracketRange } from '../lex-range';
import { closingQuote } from '../scan';

/**
 * The index of the brace that closes the one before `from`, or -1. Braces in quotes, behind a backslash, in a range
 * (`n:{1 TO 5}`) and in pairs of their own do not close it.
 */
export function bodyEnd(text: string, from: number): number {
  let depth = 0;
  let hasQuotes = true;
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\\') at++;
    else if (character === '"' && hasQuotes) {
      const close = closingQuote(text, at);
      if (close > 0) at = close;
      else hasQuotes = false;
    } else if (character === '[' || character === '{') {
      const range = lexBracketRange(text, at);
      if (range?.value) at = range.to - 1;
      else if (character === '{') depth++;
    } else if (character === '}') {
      if (depth === 0) return at;
      depth--;
    }
  }
  return -1;
}
