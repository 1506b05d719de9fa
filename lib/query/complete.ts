import { lexQuery } from './lex';
import { printFieldName } from './print';
import { quoteValue } from './quote-value';

/** What may be completed at the caret, and the text that a completion replaces. */
export type CompletionPlace =
  | { kind: 'field'; from: number; to: number; typed: string }
  | { kind: 'value'; field: string; from: number; to: number; typed: string };

/** Null inside quotes that hold free text, and behind operators' signs where nothing sensible can follow. */
export function completionPlace(text: string, caret: number): CompletionPlace | null {
  const { tokens } = lexQuery(text);
  const groups: (string | null)[] = [];
  let field: string | null = null;
  for (const token of tokens) {
    if (token.from >= caret) break;
    const endsHere = token.to >= caret;
    if (token.kind === 'open') groups.push(field);
    if (token.kind === 'close') groups.pop();
    if (token.kind === 'value' && endsHere) {
      const isPhrase = text[token.from] === '"';
      const typed = text.slice(isPhrase ? token.from + 1 : token.from, caret);
      const target: string | null = field ?? groups.at(-1) ?? null;
      if (target !== null) return { kind: 'value', field: target, from: token.from, to: token.to, typed };
      return isPhrase ? null : { kind: 'field', from: token.from, to: token.to, typed };
    }
    if (
      endsHere &&
      (token.kind === 'and' || token.kind === 'or' || token.kind === 'not') &&
      caret === token.to
    ) {
      return token.word
        ? { kind: 'field', from: token.from, to: token.to, typed: text.slice(token.from, caret) }
        : null;
    }
    if (token.kind === 'field' && caret < token.to) {
      return { kind: 'field', from: token.from, to: token.to, typed: text.slice(token.from, caret) };
    }
    field = token.kind === 'field' ? token.field.name : null;
  }
  const target = field ?? groups.at(-1) ?? null;
  if (target !== null) return { kind: 'value', field: target, from: caret, to: caret, typed: '' };
  return { kind: 'field', from: caret, to: caret, typed: '' };
}

/** A field name as it is inserted, with its colon. */
export function completedField(name: string): string {
  return `${printFieldName({ name, pattern: null }, '"')}:`;
}

/** A value as it is inserted behind `field:`. */
export function completedValue(value: string): string {
  const isBare = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(value) && !/^(and|or|not)$/i.test(value);
  return isBare ? value : quoteValue(value);
}
