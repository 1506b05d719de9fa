import type { Pattern, PatternPart } from './ast';
import { unicodeEscape } from './unicode-escape';

/**
 * Resolves escapes and finds the wildcards of an unquoted term. A backslash escapes what is neither letter nor digit,
 * begins `\u0041`, and stands for itself elsewhere (`C:\Users`). After a slash, `?` is a question mark: that is a URL.
 */
export function readPattern(raw: string, options: { wildcards: boolean } = { wildcards: true }): Pattern {
  const parts: PatternPart[] = [];
  let text = '';
  let sawSlash = false;
  for (let i = 0; i < raw.length; i++) {
    const character = raw.charAt(i);
    const next = raw.charAt(i + 1);
    const unicode = character === '\\' && next === 'u' ? unicodeEscape(raw, i) : null;
    if (unicode) {
      text += unicode.text;
      i = unicode.to - 1;
    } else if (character === '\\' && next !== '' && !/[\p{L}\p{N}]/u.test(next)) {
      text += next;
      i++;
    } else if (options.wildcards && (character === '*' || (character === '?' && !sawSlash))) {
      if (text !== '') parts.push({ text });
      text = '';
      const previous = parts.at(-1);
      const repeats = character === '*' && previous && 'wild' in previous && previous.wild === '*';
      if (!repeats) parts.push({ wild: character });
    } else {
      if (character === '/') sawSlash = true;
      text += character;
    }
  }
  if (text !== '' || parts.length === 0) parts.push({ text });
  return parts;
}

/** The text of a pattern without wildcards; null when it has any. */
export function plainText(pattern: Pattern): string | null {
  let text = '';
  for (const part of pattern) {
    if ('wild' in part) return null;
    text += part.text;
  }
  return text;
}

export function isAnything(pattern: Pattern): boolean {
  return pattern.length > 0 && pattern.every((part) => 'wild' in part && part.wild === '*');
}

/** The content of a quoted phrase: `\"`, `\\` and `\u0041` are escapes, any other backslash stands for itself. */
export function readQuoted(raw: string): string {
  let text = '';
  for (let at = 0; at < raw.length; ) {
    const read = raw[at] === '\\' ? escapeAt(raw, at) : null;
    text += read?.text ?? raw.charAt(at);
    at = read?.to ?? at + 1;
  }
  return text;
}

function escapeAt(raw: string, at: number): { text: string; to: number } | null {
  const next = raw.charAt(at + 1);
  return next === '"' || next === '\\' ? { text: next, to: at + 2 } : unicodeEscape(raw, at);
}
