import type { QueryDiagnostic } from '../contracts/query-diagnostic';
import type { QueryValue } from './ast';
import type { BracketEnds } from './bracket-ends';
import type { LexedValue } from './lex-range';
import { quoteValue } from './quote-value';
import { isAnything, plainText, readPattern, readQuoted } from './read-pattern';
import { chunkEnd, closingQuote } from './scan';

/** Reads the phrase whose opening quote is at `from`. */
export function lexPhrase(text: string, from: number): LexedValue {
  const close = closingQuote(text, from);
  if (close < 0) {
    const to = text.length;
    const raw = text.slice(from + 1).trimEnd();
    return {
      value: { kind: 'text', text: readQuoted(raw), from, to },
      to,
      diagnostic: {
        severity: 'error',
        message: 'This quote is not closed.',
        from,
        to,
        fix: { label: 'Close the quote', text: `"${raw.replace(/(^|[^\\])((?:\\\\)*)\\$/, '$1$2')}"` },
      },
    };
  }
  return {
    value: { kind: 'text', text: readQuoted(text.slice(from + 1, close)), from, to: close + 1 },
    to: close + 1,
  };
}

/** Reads unquoted text at `from`: a term, a wildcard pattern, or something pasted. */
export function lexChunk(
  text: string,
  from: number,
  options: { inGroup: boolean; isFieldValue: boolean; brackets: BracketEnds },
): LexedValue {
  const bracketed = lexBracketedText(text, from, options);
  if (bracketed) return bracketed;
  const to = Math.max(from + 1, chunkEnd(text, from, options.inGroup));
  const raw = text.slice(from, to);
  const pattern = readPattern(raw);
  const plain = plainText(pattern);
  if (plain === null) {
    const value: QueryValue = isAnything(pattern)
      ? { kind: 'exists', from, to }
      : { kind: 'wildcard', pattern, from, to };
    const diagnostic = options.isFieldValue ? undefined : questionMark(raw, from, to);
    return { value, to, ...(diagnostic && { diagnostic }) };
  }
  const diagnostic = options.isFieldValue ? undefined : pastedHint(raw, plain, from, to);
  return { value: { kind: 'text', text: plain, from, to }, to, ...(diagnostic && { diagnostic }) };
}

/** `[ERROR]`, `{"a": 1}`: a bracket that opens no range is text up to where it closes. */
function lexBracketedText(
  text: string,
  from: number,
  { inGroup, brackets }: { inGroup: boolean; brackets: BracketEnds },
): LexedValue | null {
  if (text[from] !== '[' && text[from] !== '{') return null;
  const closed = brackets.endOf(from);
  if (closed < 0) return null;
  const to = chunkEnd(text, closed, inGroup);
  const value: QueryValue = { kind: 'text', text: text.slice(from, to), from, to };
  return { value, to, diagnostic: readAsText(text.slice(from, to), from, to) };
}

function readAsText(raw: string, from: number, to: number, fix?: QueryDiagnostic['fix']): QueryDiagnostic {
  const shown = raw.length > 40 ? `${raw.slice(0, 40)}…` : raw;
  return { severity: 'hint', message: `${shown} is read as text.`, from, to, ...(fix && { fix }) };
}

function pastedHint(raw: string, plain: string, from: number, to: number): QueryDiagnostic | undefined {
  const assignment = /^([\p{L}_][\p{L}\p{N}_.-]*)(!?==?)(?!=)(.+)$/u.exec(plain);
  if (assignment) {
    const [, name = '', sign, value = ''] = assignment;
    const bare = /^"[^"]*"$/.test(value) || /^[\p{L}\p{N}_.-]+$/u.test(value) ? value : quoteValue(value);
    const term = `${sign?.startsWith('!') ? '-' : ''}${name}:${bare}`;
    return readAsText(raw, from, to, { label: `Search the field: ${term}`, text: term });
  }
  const fuzzy = /^([\p{L}\p{N}_.-]+)[~^]\d*(\.\d+)?$/u.exec(raw);
  if (fuzzy) return readAsText(raw, from, to, { label: `Search ${fuzzy[1]}`, text: fuzzy[1] ?? '' });
  if (/^[0-9a-f]{16}$/i.test(plain)) {
    const fix = { label: `Search the span id: span_id:${plain}`, text: `span_id:${plain}` };
    return {
      ...readAsText(raw, from, to, fix),
      message: `${plain} is read as a word; it looks like a span id.`,
    };
  }
  const isPasted = /:|\(|^\/.*\/$|^[\p{L}\p{N}]+\/\//u.test(raw.replace(/\\[^\p{L}\p{N}]/gu, ''));
  return isPasted ? readAsText(raw, from, to) : undefined;
}

function questionMark(raw: string, from: number, to: number): QueryDiagnostic | undefined {
  if (!/^[^*?\\]+\?+$/.test(raw)) return undefined;
  return {
    severity: 'hint',
    message: '? stands for any one character.',
    from,
    to,
    fix: { label: 'Search for the question itself', text: quoteValue(raw) },
  };
}
