import { lexQuery } from './lex';
import { printFieldName } from './print';
import type { QueryToken } from './query-token';
import type { QuerySignal } from './value-remark';

/** What may be completed at the caret, and the text that a completion replaces. */
export type CompletionPlace =
  | { kind: 'field'; from: number; to: number; typed: string }
  | { kind: 'value'; field: string; from: number; to: number; typed: string };

/**
 * Null inside quotes that hold free text, and behind operators' signs where nothing sensible can follow.
 * @param signal what the query searches: of spans, places inside `has{…}` are told too
 */
export function completionPlace(
  text: string,
  caret: number,
  signal: QuerySignal | null = null,
): CompletionPlace | null {
  return placeAmong(lexQuery(text, signal).tokens, text, caret);
}

function placeAmong(tokens: readonly QueryToken[], text: string, caret: number): CompletionPlace | null {
  const groups: (string | null)[] = [];
  let field: string | null = null;
  for (const token of tokens) {
    if (token.from >= caret) break;
    const endsHere = token.to >= caret;
    if (token.kind === 'spanset' && caret < (token.tail?.to ?? text.length + 1)) {
      const isInside = caret >= token.head.to && caret <= (token.tail?.from ?? text.length);
      return isInside ? placeAmong(token.inner, text, caret) : null;
    }
    if (token.kind === 'compare' && (endsHere || token.number === null)) return null;
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
