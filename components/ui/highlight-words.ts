export interface TextPart {
  text: string;
  marked: boolean;
}

const MAX_MARKS = 50;

/** Cuts a text where the pattern (with the flag `g`) finds something, for marking it. At most 50 marks. */
export function highlightWords(text: string, pattern: RegExp | null): TextPart[] {
  if (!pattern) return [{ text, marked: false }];
  const parts: TextPart[] = [];
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    if (match[0] === '') continue;
    if (match.index > at) parts.push({ text: text.slice(at, match.index), marked: false });
    parts.push({ text: match[0], marked: true });
    at = match.index + match[0].length;
    if (parts.length >= MAX_MARKS * 2) break;
  }
  if (at < text.length || parts.length === 0) parts.push({ text: text.slice(at), marked: false });
  return parts;
}
