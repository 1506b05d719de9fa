import type { QueryNode } from '../../../query/ast';
import { allOf, anyOf, not } from './nodes';

export interface SimpleTerms {
  word: (text: string) => QueryNode;
  prefix: (text: string) => QueryNode;
  phrase: (text: string, slop: number) => QueryNode;
  fuzzy: (text: string, edits: number) => QueryNode;
}

type Operation = 'and' | 'or';

interface State {
  top: QueryNode | null;
  /** How the parts of `top` are joined. */
  previous: Operation | null;
  current: Operation | null;
  negated: boolean;
}

const WORD = /(?:\\.|[^\s()"+|\\~*-]|(?<=\S)[-+](?=\S))+/y;
const MAX_DEPTH = 30;

/**
 * Lucene's simple query syntax: `+` and, `|` or, `-` not, quotes, parentheses, `word*`, `word~1`, `"a b"~3`. It has no
 * precedence: operations apply from left to right. Never fails: what means nothing is skipped.
 * Source: Lucene, SimpleQueryParser.
 */
export function parseSimpleQuery(
  text: string,
  defaultOperation: Operation,
  terms: SimpleTerms,
): QueryNode | null {
  let at = 0;
  const group = (depth: number): QueryNode | null => {
    const state: State = { top: null, previous: null, current: null, negated: false };
    while (at < text.length) {
      const sign = text.charAt(at);
      if (sign === ')') {
        at++;
        if (depth > 0) return state.top;
      } else if (sign === '(' && depth < MAX_DEPTH) {
        at++;
        const inner = group(depth + 1);
        if (inner) add(state, inner, defaultOperation);
      } else if (sign === '+' || sign === '|') {
        at++;
        if (state.top) state.current ??= sign === '+' ? 'and' : 'or';
      } else if (sign === '-') {
        at++;
        state.negated = !state.negated;
      } else if (/\s/.test(sign)) {
        at++;
        state.negated = false;
      } else {
        const term = readTerm();
        if (term) add(state, term, defaultOperation);
      }
    }
    return state.top;
  };
  const readTerm = (): QueryNode | null => {
    if (text[at] === '"') {
      const end = closing(text, at + 1);
      if (end > 0) {
        const phrase = withoutEscapes(text.slice(at + 1, end));
        at = end + 1;
        return terms.phrase(phrase, suffix(/~(\d{1,4})/y) ?? 0);
      }
    }
    WORD.lastIndex = at;
    const written = WORD.exec(text)?.[0];
    if (written === undefined) {
      at++;
      return null;
    }
    at += written.length;
    const word = withoutEscapes(written);
    const edits = suffix(/~(\d{0,2})/y);
    if (edits !== null) return terms.fuzzy(word, edits);
    if (text[at] !== '*') return terms.word(word);
    at++;
    return terms.prefix(word);
  };
  const suffix = (pattern: RegExp): number | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) return null;
    at += found[0].length;
    return found[1] === '' ? 2 : Number(found[1]);
  };
  return group(0);
}

function add(state: State, term: QueryNode, defaultOperation: Operation): void {
  const branch = state.negated ? not(term) : term;
  state.negated = false;
  const operation = state.current ?? defaultOperation;
  state.current = null;
  if (state.top === null) {
    state.top = branch;
    return;
  }
  const { top } = state;
  const join = operation === 'and' ? allOf : anyOf;
  const parts = state.previous === operation && top.kind === operation ? top.children : [top];
  state.top = join([...parts, branch]);
  state.previous = operation;
}

function closing(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return -1;
}

function withoutEscapes(text: string): string {
  return text.replace(/\\(.)/gs, '$1');
}
