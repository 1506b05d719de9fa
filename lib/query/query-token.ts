import type { Comparison, FieldName, QueryValue, SourceSpan } from './ast';

export type SpansetWord = 'has' | 'parent' | 'child' | 'ancestor' | 'descendant' | 'count';
export type RelationSign = '>' | '>>' | '<' | '<<';

/** `has{…}`, `count(span{…})`: a query of one span inside a query of traces. */
export interface SpansetToken {
  kind: 'spanset';
  word: SpansetWord;
  /** From the word to the brace that opens. */
  head: SourceSpan;
  /** The brace that closes, with what belongs to it; null: it is missing. */
  tail: SourceSpan | null;
  inner: readonly QueryToken[];
}

/** What the lexer hands to the parser, the highlighter and completion. */
export type QueryToken = SourceSpan &
  (
    | { kind: 'open' | 'close' }
    /** `word`: written as a lower- or mixed-case word, so it may also be meant as text. */
    | { kind: 'and' | 'or'; word: boolean }
    | { kind: 'not'; word: boolean }
    /** `+`: required, which every term is unless OR says otherwise. */
    | { kind: 'require' }
    /** `name:`; a value or an opening parenthesis follows unless that is missing. `negated`: `name !=`. */
    | { kind: 'field'; field: FieldName; negated?: true }
    /** `other`: what the same text means as well, JSON's escapes read as what they stand for. */
    | { kind: 'value'; value: QueryValue; other?: QueryValue }
    | SpansetToken
    /** Between two of them: `parent{…} > child{…}`. */
    | { kind: 'relation'; sign: RelationSign }
    /** Behind `count(span{…})`; the number is null where none was typed. */
    | { kind: 'compare'; sign: Comparison; number: string | null }
  );

/** Whether a token stands in queries only, never in prose. */
function isWritten(token: QueryToken): boolean {
  if (token.kind === 'and' || token.kind === 'or' || token.kind === 'not') return !token.word;
  return token.kind === 'field' || token.kind === 'require' || token.kind === 'spanset';
}

/** Whether a group, whose first token and end these are, was written as a query. */
export function isWrittenGroup(tokens: readonly QueryToken[], first: number, end: number): boolean {
  const before = tokens[first - 2];
  const isOfField = before?.kind === 'field' && before.to === tokens[first - 1]?.from;
  return isOfField || tokens.slice(first, end).some(isWritten);
}

/** The place behind the group that `at` is inside of. */
export function behindGroup(tokens: readonly QueryToken[], at: number): number {
  let next = at;
  for (let depth = 1; depth > 0 && next < tokens.length; next++) {
    const kind = tokens[next]?.kind;
    if (kind === 'open') depth++;
    else if (kind === 'close') depth--;
  }
  return next;
}
