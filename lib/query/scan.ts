const SPACE = /\s/;

/** The index of the quote that closes the one at `from`, or -1. */
export function closingQuote(text: string, from: number): number {
  for (let i = from + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '"') return i;
  }
  return -1;
}

/**
 * Where the unquoted text at `from` ends: at white space, at the parenthesis that closes a group, at `&&` or `||` outside
 * URLs. Parentheses and quotes inside it (`call(x)`, `key="a b"`) belong to it. @param most characters to look at
 */
export function chunkEnd(text: string, from: number, inGroup: boolean, most = text.length): number {
  let open = 0;
  let inUrl = false;
  const last = Math.min(text.length, from + most);
  for (let i = from; i < last; i++) {
    const character = text.charAt(i);
    if (character === '\\' && i + 1 < text.length && !/[\p{L}\p{N}]/u.test(text.charAt(i + 1))) {
      i++;
      inUrl ||= '/?'.includes(text.charAt(i));
    } else if (SPACE.test(character)) return i;
    else if (character === '(') open++;
    else if (character === ')') {
      if (open === 0 && inGroup) return i;
      open = Math.max(0, open - 1);
    } else if (character === '"' && i > from && '=:([{,'.includes(text.charAt(i - 1))) {
      const close = closingQuote(text, i);
      if (close > 0) i = close;
    } else if ((character === '&' || character === '|') && text[i + 1] === character && i > from) {
      const math = character === '|' ? dateMathAt(text, from, i) : 0;
      if (math > 0) i += math - 1;
      else if (!inUrl) return i;
    } else if (character === '?' || character === '/') inUrl = true;
  }
  return last;
}

const MATH = /\|\|(?:[+-]\d{1,9}(?:ms|[smhHdwMy])|\/[smhHdwMy])+(?=[\s)\]}"^]|$)/y;

/** How long the `||-1d/d` behind a date is; 0: these are no date and its anchor, so `||` is OR. */
function dateMathAt(text: string, from: number, at: number): number {
  if (!/\d{4}-\d\d-\d\d[\dT:.,Z+-]*$/.test(text.slice(Math.max(from, at - 40), at))) return 0;
  MATH.lastIndex = at;
  return MATH.exec(text)?.[0].length ?? 0;
}

/** The end of the line that `from` is on. */
export function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

export function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && SPACE.test(text.charAt(at))) at++;
  return at;
}
