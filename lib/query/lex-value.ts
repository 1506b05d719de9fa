import { decodedToo, lexJson } from './json-text';
import { lexRegex } from './lex-regex';
import { readTerm } from './lex-term';
import type { LexedValue, ValuePlace } from './lexed-value';
import { readQuoted } from './read-pattern';
import { chunkEnd, closingQuote, lineEnd } from './scan';
import { withPhraseSuffix } from './term-suffix';

/** Reads the phrase whose opening quote is at `from`; one that is never closed ends with its line. */
export function lexPhrase(text: string, from: number, place: ValuePlace): LexedValue {
  const close = closingQuote(text, from);
  if (close >= 0) {
    const raw = text.slice(from + 1, close);
    const lexed = withPhraseSuffix(text, { text: readQuoted(raw), from }, close + 1);
    const isPlain = lexed.value.kind === 'text';
    return { ...lexed, ...(isPlain && /\\[nrt]/.test(raw) && decodedToo(raw, from, lexed.to)) };
  }
  const raw = text.slice(from + 1, lineEnd(text, from)).trimEnd();
  const to = from + 1 + raw.length;
  const isField = place.field !== null && !place.lenient;
  return {
    value: { kind: 'text', text: readQuoted(raw), from, to },
    to,
    diagnostics: [
      {
        severity: isField ? 'error' : 'hint',
        message: isField
          ? 'This quote is not closed.'
          : 'This quote is not closed: read to the end of the line.',
        from,
        to,
        fix: { label: 'Close the quote', text: `"${raw.replace(/(^|[^\\])((?:\\\\)*)\\$/, '$1$2')}"` },
      },
    ],
  };
}

/** Reads unquoted text at `from`: a term, a pattern, a regular expression, or something pasted. */
export function lexChunk(text: string, from: number, place: ValuePlace): LexedValue {
  const regex = text[from] === '/' ? lexRegex(text, from, place) : null;
  if (regex) return regex;
  const bracketed = lexBracketedText(text, from, place);
  if (bracketed) return bracketed;
  const to = Math.max(from + 1, chunkEnd(text, from, place.inGroup));
  return readTerm(text, from, to, place);
}

/** `[ERROR]`, `{"a": 1}`: a bracket that opens no range is text up to where it closes. */
function lexBracketedText(text: string, from: number, { inGroup, brackets }: ValuePlace): LexedValue | null {
  if (text[from] !== '[' && text[from] !== '{') return null;
  const closed = brackets.endOf(from);
  if (closed < 0) return null;
  const to = chunkEnd(text, closed, inGroup);
  return lexJson(text.slice(from, to), from);
}
